package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.learning.Proposal;
import dev.assay.learning.Proposal.State;
import dev.assay.learning.Proposals;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Weights that were learned for clients: where they come from, and whether they judge. */
final class ProposalRoutes {
  private static final int SHOWN = 200;

  private final Vertx vertx;
  private final Proposals proposals;

  ProposalRoutes(Vertx vertx, LearningParts learning) {
    this.vertx = vertx;
    this.proposals = learning.proposals();
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "listProposals", this::list,
        "acceptProposal", this::accept,
        "rejectProposal", this::reject);
  }

  private Future<Answer> list(Call call) {
    call.query().only("client_id", "state");
    UUID tenantId = call.tenant().id();
    String client = call.query().text("client_id");
    UUID clientId = client == null ? null : JsonId.of(client, "?client_id");
    State state = state(call.query().text("state"));
    return run(
        () -> {
          CanonicalWriter out = new CanonicalWriter().beginObject().key("items").beginArray();
          for (Proposal proposal : proposals.list(tenantId, clientId, state, SHOWN)) {
            write(out, proposal);
          }
          return Answer.ok(out.endArray().key("next").nullValue().endObject());
        });
  }

  private static @Nullable State state(@Nullable String asked) {
    try {
      return asked == null ? null : State.of(asked);
    } catch (IllegalArgumentException none) {
      throw new Refusal(
          Kind.INVALID_REQUEST,
          List.of(new Fault("?state", "must be proposed, live, replaced or rejected")));
    }
  }

  private Future<Answer> accept(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("proposal_id");
    return run(
        () -> {
          proposals.accept(tenantId, id, PackCalls.who(call), PackCalls.reason(call));
          return shown(tenantId, id);
        });
  }

  private Future<Answer> reject(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("proposal_id");
    return run(
        () -> {
          proposals.reject(tenantId, id, PackCalls.who(call), PackCalls.reason(call));
          return shown(tenantId, id);
        });
  }

  private Answer shown(UUID tenantId, UUID id) {
    CanonicalWriter out = new CanonicalWriter();
    write(out, proposals.find(tenantId, id).orElseThrow(() -> new Refusal(Kind.NOT_FOUND)));
    return Answer.ok(out);
  }

  private static void write(CanonicalWriter out, Proposal proposal) {
    out.beginObject().key("proposal_id").value(proposal.id().toString());
    out.key("client_id").value(proposal.clientId().toString());
    out.key("number").value(proposal.number()).key("version").value(proposal.version());
    out.key("state").value(proposal.state().json());
    out.key("method").value(proposal.method().json()).key("weights").beginObject();
    proposal.weights().forEach((factor, weight) -> out.key(factor).value(weight));
    out.endObject().key("provenance");
    out.embed(proposal.provenance().getBytes(StandardCharsets.UTF_8));
    out.key("created_on").value(proposal.createdOn().toString());
    Instant settledOn = proposal.settledOn();
    Json.text(out.key("settled_on"), settledOn == null ? null : settledOn.toString());
    Json.text(
        out.key("settled_by"), proposal.settledBy() == null ? null : proposal.settledBy().name());
    out.endObject();
  }

  private Future<Answer> run(Callable<Answer> work) {
    return vertx.executeBlocking(work, false);
  }
}
