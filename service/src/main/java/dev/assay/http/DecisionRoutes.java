package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.decide.LogMode;
import dev.assay.decide.Order;
import dev.assay.decisionlog.Decision;
import dev.assay.replay.Verdict;
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

/** Decides on leads, shows decisions, explains them and runs them again. */
final class DecisionRoutes {
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Decisions decisions;
  private final DecisionJson json;
  private final Clock clock;

  DecisionRoutes(Decisions decisions, DecisionJson json, Clock clock) {
    this.decisions = decisions;
    this.json = json;
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "createDecision", this::create,
        "getDecision", this::get,
        "explainDecision", this::explain,
        "replayDecision", this::replay);
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
        .map(
            decision -> {
              boolean recorded = order.log() != LogMode.NONE;
              Answer answer = Answer.ok(json.decision(decision, recorded, explain));
              return recorded ? recorded(answer, decision) : answer;
            });
  }

  private Order order(Call call, JsonNode body) {
    ObjectNode lead = (ObjectNode) body.path("lead");
    String problem = LeadFlagsMap.problem(lead);
    if (problem != null) {
      throw invalid("/lead/" + LeadFlagsMap.KEY, problem);
    }
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

  private Future<Answer> get(Call call) {
    boolean explain = call.query().flag("explain");
    return find(call).map(decision -> Answer.ok(json.decision(decision, true, explain)));
  }

  private Future<Answer> explain(Call call) {
    return find(call).map(decision -> Answer.ok(json.explanation(decision)));
  }

  private Future<Decision> find(Call call) {
    return decisions
        .find(call.tenant().id(), call.id("decision_id"))
        .map(found -> found.orElseThrow(() -> new Refusal(Kind.NOT_FOUND)));
  }

  private Future<Answer> replay(Call call) {
    return decisions
        .replay(call.tenant().id(), call.id("decision_id"))
        .map(verdict -> Answer.ok(verdict(verdict)));
  }

  private static CanonicalWriter verdict(Verdict verdict) {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("verdict").value(verdict.outcome().name()).key("differences").beginArray();
    for (Verdict.Difference difference : verdict.differences()) {
      out.beginObject().key("at").value(difference.at());
      out.key("recorded").value(difference.recorded());
      out.key("replayed").value(difference.replayed()).endObject();
    }
    return out.endArray().endObject();
  }

  private static @Nullable String optional(JsonNode body, String field) {
    return body.has(field) ? body.path(field).asText() : null;
  }

  private static Refusal invalid(String pointer, String message) {
    return new Refusal(Kind.INVALID_REQUEST, List.of(new Fault(pointer, message)));
  }
}
