package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.clients.Client;
import dev.assay.outcomes.Outcome;
import dev.assay.outcomes.Outcomes;
import dev.assay.outcomes.Rewards;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Takes what became of leads. */
final class OutcomeRoutes {
  private final Vertx vertx;
  private final LearningParts learning;
  private final AsOf clock;

  OutcomeRoutes(Vertx vertx, LearningParts learning, AsOf clock) {
    this.vertx = vertx;
    this.learning = learning;
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    return Map.of("recordOutcome", this::record);
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
    return vertx.executeBlocking(
        () -> {
          Client client =
              named.equals(tenantId)
                  ? learning.clients().own(tenantId, PackCalls.who(call))
                  : learning.clients().get(tenantId, named);
          Outcomes.Recorded recorded =
              learning
                  .outcomes()
                  .record(new Outcomes.Told(tenantId, client.id(), leadId, outcome, at, lead));
          CanonicalWriter out = new CanonicalWriter().beginObject();
          out.key("client_id").value(client.id().toString()).key("lead_id").value(leadId);
          out.key("outcome").value(outcome.json()).key("reward");
          out.value(Rewards.of(learning.learner().settings(tenantId)).of(outcome));
          out.key("at").value(recorded.at().toString());
          return Answer.json(recorded.isNew() ? 201 : 200, out.endObject());
        },
        false);
  }
}
