package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.decide.Order;
import dev.assay.decisionlog.Decision;
import dev.assay.tenants.LogMode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides on leads. */
final class DecisionRoutes {
  private final Decisions decisions;
  private final Allowance allowance;
  private final DecisionJson json;
  private final AsOf clock;
  private final Metrics metrics;

  DecisionRoutes(
      Decisions decisions, Allowance allowance, DecisionJson json, AsOf clock, Metrics metrics) {
    this.decisions = decisions;
    this.allowance = allowance;
    this.json = json;
    this.clock = clock;
    this.metrics = metrics;
  }

  Map<String, Handling> handlings() {
    return Map.of("createDecision", this::create);
  }

  /** Names a recorded decision in the headers of its answer. */
  static Answer recorded(Answer answer, Made made) {
    Decision decision = made.decision();
    if (made.before()) {
      answer.header(Once.REPLAYED, "true");
    }
    return answer
        .header("X-Decision-Id", decision.id().toString())
        .header(
            "X-Assay-Pack",
            "%s@%s; line=%s"
                .formatted(decision.pack(), decision.packVersion(), decision.receipt().line()));
  }

  private Future<Answer> create(Call call) {
    JsonNode body = call.json();
    boolean explain = body.path("explain").asBoolean();
    Order order = order(call, body);
    return decisions
        .decide(order, call.claimed(), allowance.of(call.tenant()))
        .onSuccess(metrics::decided)
        .map(
            made -> {
              boolean recorded = order.log() != LogMode.NONE;
              Answer answer = Answer.ok(json.made(made, recorded, explain));
              return recorded ? recorded(answer, made) : answer;
            });
  }

  private Order order(Call call, JsonNode body) {
    ObjectNode lead = (ObjectNode) body.path("lead");
    String log = optional(body, "log");
    if (body.has("version") && body.has("live_at")) {
      throw new Refusal(Kind.INVALID_REQUEST, List.of(new Fault("/live_at", AsOf.NOT_BOTH)));
    }
    Order order =
        new Order(
            call.claimedId(),
            call.tenant().id(),
            body.path("pack").asText(),
            optional(body, "version"),
            clock.past(optional(body, "live_at"), "/live_at"),
            lead,
            optional(body, "lead_id"),
            clock.read(call, optional(body, "as_of"), "/as_of"),
            null,
            log == null ? call.tenant().log() : LogMode.of(log));
    return order.mapped();
  }

  private static @Nullable String optional(JsonNode body, String field) {
    return body.has(field) ? body.path(field).asText() : null;
  }
}
