package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.activation.Activations;
import dev.assay.activation.Served;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.clients.Client;
import dev.assay.decisionlog.Search;
import dev.assay.outcomes.Conversion;
import dev.assay.outcomes.Outcome;
import dev.assay.outcomes.OutcomePages.Listed;
import dev.assay.outcomes.OutcomePages.Page;
import dev.assay.outcomes.OutcomePages.Place;
import dev.assay.outcomes.Outcomes;
import dev.assay.outcomes.Rewards;
import dev.assay.outcomes.StoredOutcome;
import dev.assay.rules.Band;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes what became of leads, and shows it. */
final class OutcomeRoutes {
  private final Vertx vertx;
  private final LearningParts learning;
  private final Activations activations;
  private final AsOf clock;

  OutcomeRoutes(Vertx vertx, LearningParts learning, Activations activations, AsOf clock) {
    this.vertx = vertx;
    this.learning = learning;
    this.activations = activations;
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "recordOutcome", this::record,
        "listOutcomes", this::list,
        "retractOutcome", this::retract,
        "getConversion", this::conversion);
  }

  private Future<Answer> record(Call call) {
    UUID tenantId = call.tenant().id();
    JsonNode body = call.json();
    Outcome outcome = Outcome.find(body.path("outcome").asText()).orElseThrow();
    String leadId = body.path("lead_id").asText();
    Instant at = clock.past(body.path("at").textValue(), "/at");
    ObjectNode lead = body.has("lead") ? (ObjectNode) body.path("lead") : null;
    UUID named =
        body.has("client_id") ? JsonId.of(body.path("client_id").asText(), "/client_id") : tenantId;
    return run(
        () -> {
          Client client =
              named.equals(tenantId)
                  ? learning.clients().own(tenantId, PackCalls.who(call))
                  : learning.clients().get(tenantId, named);
          Outcomes.Recorded recorded =
              learning
                  .outcomes()
                  .record(
                      new Outcomes.Told(
                          tenantId, client.id(), leadId, outcome, at, lead, PackCalls.who(call)));
          CanonicalWriter out = new CanonicalWriter().beginObject();
          out.key("client_id").value(client.id().toString()).key("lead_id").value(leadId);
          out.key("outcome").value(outcome.json()).key("reward").value(rewards(call).of(outcome));
          out.key("at").value(recorded.at().toString());
          return Answer.json(recorded.isNew() ? 201 : 200, out.endObject());
        });
  }

  private Future<Answer> list(Call call) {
    call.query().only("client_id", "outcome", "band", "limit", "after");
    SearchQuery query = new SearchQuery(call.query());
    Search.Place after = query.after();
    int limit = query.limit();
    Page page =
        new Page(
            call.tenant().id(),
            client(call),
            outcome(call.query().text("outcome")),
            call.query().text("band"),
            after == null ? null : new Place(after.asOf(), after.id()),
            limit + 1);
    return run(
        () -> {
          List<Listed> found = learning.outcomePages().page(page);
          List<Listed> shown = found.subList(0, Math.min(limit, found.size()));
          Map<UUID, String> leadIds =
              learning
                  .outcomes()
                  .reader()
                  .leadIds(page.tenantId(), shown.stream().map(Listed::outcome).toList());
          Rewards rewards = rewards(call);
          CanonicalWriter out = new CanonicalWriter(8192).beginObject().key("items").beginArray();
          for (Listed each : shown) {
            OutcomeJson.listed(out, each, leadIds.get(each.outcome().id()), rewards);
          }
          StoredOutcome last = found.size() > limit ? shown.get(limit - 1).outcome() : null;
          Json.text(
              out.endArray().key("next"),
              last == null ? null : Cursor.text(new Search.Place(last.happenedOn(), last.id())));
          return Answer.ok(out.endObject());
        });
  }

  private Future<Answer> retract(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("outcome_id");
    return run(
        () -> {
          StoredOutcome stands = learning.outcomes().retract(tenantId, id, PackCalls.who(call));
          CanonicalWriter out = new CanonicalWriter().beginObject();
          out.key("outcome_id").value(stands.id().toString());
          out.key("client_id").value(stands.clientId().toString());
          out.key("outcome").value(stands.outcome().json());
          return Answer.ok(out.key("at").value(stands.happenedOn().toString()).endObject());
        });
  }

  private Future<Answer> conversion(Call call) {
    call.query().only("client_id");
    UUID tenantId = call.tenant().id();
    UUID clientId = client(call);
    List<String> bands =
        activations.current().served(tenantId, Outcomes.PACK).map(OutcomeRoutes::bands).stream()
            .flatMap(List::stream)
            .toList();
    return run(
        () ->
            Answer.ok(
                OutcomeJson.conversion(
                    Conversion.of(learning.outcomePages().tallies(tenantId, clientId), bands))));
  }

  /** The best one first. */
  private static List<String> bands(Served served) {
    return served.terms().bands().bands().stream().map(Band::band).toList();
  }

  private Rewards rewards(Call call) {
    return Rewards.of(learning.settings().of(call.tenant().id()));
  }

  private static @Nullable UUID client(Call call) {
    String client = call.query().text("client_id");
    return client == null ? null : JsonId.of(client, "?client_id");
  }

  private static @Nullable Outcome outcome(@Nullable String asked) {
    if (asked == null) {
      return null;
    }
    return Outcome.find(asked)
        .orElseThrow(
            () ->
                new Refusal(
                    Kind.INVALID_REQUEST,
                    List.of(
                        new Fault(
                            "?outcome",
                            Arrays.stream(Outcome.values())
                                .map(Outcome::json)
                                .collect(Collectors.joining(", ", "must be one of ", ""))))));
  }

  private Future<Answer> run(Callable<Answer> work) {
    return vertx.executeBlocking(work, false);
  }
}
