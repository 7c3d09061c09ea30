package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.proof.Finding;
import dev.assay.proof.LogVerification;
import dev.assay.proof.Prover;
import dev.assay.proof.SignedLog;
import dev.assay.proof.Verdict;
import dev.assay.tenants.Tenant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Proves what is in the log, and verifies it. */
final class LogRoutes {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int NAMED = 1_000;

  private final Vertx vertx;
  private final Prover prover;
  private final LogVerification verification;

  LogRoutes(Vertx vertx, Prover prover, LogVerification verification) {
    this.vertx = vertx;
    this.prover = prover;
    this.verification = verification;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "proveDecision", this::inclusion,
        "proveConsistency", this::consistency,
        "listLogs", this::logs,
        "verifyLogs", this::verify);
  }

  private Future<Answer> inclusion(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("decision_id");
    return text(() -> prover.inclusion(tenantId, id))
        .map(answer -> answer.header("Content-Disposition", attachment(id)));
  }

  private static String attachment(UUID id) {
    return "attachment; filename=\"" + id + ".tlog-proof\"";
  }

  private Future<Answer> consistency(Call call) {
    call.query().only("from");
    UUID nodeId = call.id("node_id");
    long from = from(call.query());
    return text(() -> prover.consistency(nodeId, from));
  }

  private static long from(Query query) {
    List<String> given = query.all("from");
    try {
      long from = given.isEmpty() ? 1 : Long.parseLong(given.get(0));
      if (from >= 1 && given.size() <= 1) {
        return from;
      }
    } catch (NumberFormatException noNumber) {
      // answered below
    }
    throw new Refusal(
        Kind.INVALID_REQUEST, List.of(new Fault("?from", "must be a number of leaves from 1 on")));
  }

  private Future<Answer> text(Callable<Optional<String>> proof) {
    return vertx
        .executeBlocking(proof, false)
        .map(
            found ->
                new Answer(
                    200,
                    TEXT,
                    found
                        .orElseThrow(() -> new Refusal(Kind.NOT_FOUND))
                        .getBytes(StandardCharsets.UTF_8)));
  }

  private Future<Answer> logs(Call call) {
    return vertx.executeBlocking(prover::logs, false).map(logs -> Answer.ok(logs(logs)));
  }

  private static CanonicalWriter logs(List<SignedLog> logs) {
    CanonicalWriter out = new CanonicalWriter().beginObject().key("items").beginArray();
    for (SignedLog log : logs) {
      out.beginObject().key("node_id").value(log.nodeId().toString());
      out.key("origin").value(log.origin()).key("verifier_key").value(log.verifier().toString());
      Json.text(out.key("checkpoint"), log.checkpoint());
      out.endObject();
    }
    return out.endArray().key("next").nullValue().endObject();
  }

  private Future<Answer> verify(Call call) {
    @Nullable Tenant tenant = call.principal().tenant();
    return vertx
        .executeBlocking(() -> verification.run(NAMED), false)
        .map(verdict -> Answer.ok(verdict(verdict, tenant)));
  }

  /** Tenants are told all places, and which decisions of their own stand there. */
  private static CanonicalWriter verdict(Verdict verdict, @Nullable Tenant tenant) {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("intact").value(verdict.intact()).key("found").value(verdict.found());
    out.key("logs").beginArray();
    for (Verdict.VerifiedLog log : verdict.logs()) {
      out.beginObject().key("origin").value(log.origin()).key("decisions").value(log.decisions());
      out.key("heads").value(log.heads()).key("checkpoints").value(log.checkpoints()).endObject();
    }
    out.endArray().key("findings").beginArray();
    for (Finding finding : verdict.findings()) {
      boolean open = tenant == null || tenant.id().equals(finding.tenantId());
      UUID decisionId = open ? finding.decisionId() : null;
      out.beginObject().key("kind").value(finding.kind().name());
      out.key("origin").value(finding.origin()).key("leaf_index").value(finding.leafIndex());
      Json.text(out.key("decision_id"), decisionId == null ? null : decisionId.toString());
      Json.text(out.key("says"), open || finding.tenantId() == null ? finding.says() : null);
      out.endObject();
    }
    return out.endArray().endObject();
  }
}
