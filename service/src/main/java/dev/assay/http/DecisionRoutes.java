package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.decide.LogMode;
import dev.assay.decide.Order;
import dev.assay.decisionlog.Decision;
import dev.assay.tenants.Role;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides on leads. */
final class DecisionRoutes {
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Decisions decisions;
  private final DecisionJson json;
  private final Clock clock;
  private final Metrics metrics;

  DecisionRoutes(Decisions decisions, DecisionJson json, Clock clock, Metrics metrics) {
    this.decisions = decisions;
    this.json = json;
    this.clock = clock;
    this.metrics = metrics;
  }

  Map<String, Handling> handlings() {
    return Map.of("createDecision", this::create);
  }

  /** Names a recorded decision in the headers of its answer. */
  static Answer recorded(Answer answer, Decision decision) {
    return answer
        .header("X-Decision-Id", decision.id().toString())
        .header("X-Assay-Pack", decision.pack() + "@" + decision.packVersion());
  }

  private Future<Answer> create(Call call) {
    JsonNode body = call.json();
    boolean explain = body.path("explain").asBoolean();
    Order order = order(call, body);
    return decisions
        .decide(order)
        .onSuccess(metrics::decided)
        .map(
            decision -> {
              boolean recorded = order.log() != LogMode.NONE;
              Answer answer = Answer.ok(json.made(decision, recorded, explain));
              return recorded ? recorded(answer, decision) : answer;
            });
  }

  private Order order(Call call, JsonNode body) {
    ObjectNode lead = (ObjectNode) body.path("lead");
    return new Order(
        call.tenant().id(),
        body.path("pack").asText(),
        optional(body, "version"),
        lead,
        optional(body, "lead_id"),
        asOf(call, optional(body, "as_of")),
        null,
        "none".equals(optional(body, "log")) ? LogMode.NONE : LogMode.LOSSLESS);
  }

  private @Nullable Instant asOf(Call call, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Instant asOf;
    try {
      asOf = Instant.parse(text);
    } catch (DateTimeException noSuchDay) {
      throw invalid("/as_of", "must be a time in UTC such as 2026-11-22T09:00:00Z");
    }
    boolean ahead = asOf.isAfter(clock.instant().plus(AHEAD));
    if (ahead && !call.principal().hasAny(Set.of(Role.ANALYST))) {
      throw new Refusal(
          Kind.FORBIDDEN, "as_of more than five minutes ahead needs the role analyst");
    }
    return asOf;
  }

  private static @Nullable String optional(JsonNode body, String field) {
    return body.has(field) ? body.path(field).asText() : null;
  }

  private static Refusal invalid(String pointer, String message) {
    return new Refusal(Kind.INVALID_REQUEST, List.of(new Fault(pointer, message)));
  }
}
