package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.audit.Who;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Erased;
import dev.assay.erasure.Erasures;
import dev.assay.keys.Lookup;
import dev.assay.leads.Leads;
import dev.assay.outcomes.HeldOutcomes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Forgets people, and hands out all that is held of one. */
final class PrivacyRoutes {
  private final Vertx vertx;
  private final Decisions decisions;
  private final Leads leads;
  private final HeldOutcomes outcomes;
  private final Erasures erasures;
  private final DecisionJson json;
  private final Clock clock;

  PrivacyRoutes(
      Vertx vertx,
      Decisions decisions,
      Leads leads,
      HeldOutcomes outcomes,
      Erasures erasures,
      DecisionJson json,
      Clock clock) {
    this.vertx = vertx;
    this.decisions = decisions;
    this.leads = leads;
    this.outcomes = outcomes;
    this.erasures = erasures;
    this.json = json;
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    return Map.of("eraseLead", this::eraseLead, "erase", this::erase, "exportLead", this::export);
  }

  private Future<Answer> eraseLead(Call call) {
    return here(erasures.erase(
            call.tenant().id(), Lookup.LEAD_ID, leadId(call), PackCalls.who(call)))
        .map(
            erased -> {
              if (erased.isNothing()) {
                throw new Refusal(Kind.NOT_FOUND);
              }
              return Answer.noContent();
            });
  }

  private Future<Answer> erase(Call call) {
    return here(erasure(call.tenant().id(), call.json(), PackCalls.who(call)))
        .map(
            erased -> {
              CanonicalWriter out = new CanonicalWriter().beginObject();
              out.key("leads").value(erased.leads()).key("decisions").value(erased.decisions());
              return Answer.ok(out.endObject());
            });
  }

  /** The body names one, and one only: so says the contract. */
  private CompletionStage<Erased> erasure(UUID tenantId, JsonNode body, Who who) {
    if (body.has("decision_id")) {
      if (body.has("country")) {
        throw new Refusal(
            Kind.INVALID_REQUEST, List.of(new Fault("/country", "goes with a phone")));
      }
      return erasures.eraseDecision(
          tenantId, UUID.fromString(body.path("decision_id").asText()), who);
    }
    Whom whom = Whom.of(body, decisions);
    return erasures.erase(tenantId, whom.by(), whom.value(), who);
  }

  private Future<Answer> export(Call call) {
    KeptLeadExport kept =
        new KeptLeadExport(
            leads.reader(), leads.overridingBeside(), outcomes, call.tenant().id(), leadId(call));
    return new LeadExport(decisions, json, kept).answer(vertx, clock.instant());
  }

  private static String leadId(Call call) {
    return call.path().getOrDefault("lead_id", "");
  }

  private static <T> Future<T> here(CompletionStage<T> stage) {
    return Future.fromCompletionStage(stage, Vertx.currentContext());
  }
}
