package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalJson;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Criteria;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.DecisionRecord;
import dev.assay.decisionlog.Erased;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.erasure.Eraser;
import dev.assay.intake.Field;
import dev.assay.intake.LeadJson;
import dev.assay.keys.Lookup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Forgets people, and hands out all that is held of one. */
final class PrivacyRoutes {
  private static final int PAGE = 200;

  private final Decisions decisions;
  private final Eraser eraser;
  private final DecisionJson json;
  private final Clock clock;

  PrivacyRoutes(Decisions decisions, Eraser eraser, DecisionJson json, Clock clock) {
    this.decisions = decisions;
    this.eraser = eraser;
    this.json = json;
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    return Map.of("eraseLead", this::eraseLead, "erase", this::erase, "exportLead", this::export);
  }

  private Future<Answer> eraseLead(Call call) {
    return here(eraser.erase(call.tenant().id(), Lookup.LEAD_ID, leadId(call)))
        .map(
            erased -> {
              if (erased.isNothing()) {
                throw new Refusal(Kind.NOT_FOUND);
              }
              return Answer.noContent();
            });
  }

  private Future<Answer> erase(Call call) {
    return here(erasure(call.tenant().id(), call.json()))
        .map(
            erased -> {
              CanonicalWriter out = new CanonicalWriter().beginObject();
              out.key("leads").value(erased.leads()).key("decisions").value(erased.decisions());
              return Answer.ok(out.endObject());
            });
  }

  /** The body names one, and one only: so says the contract. */
  private CompletionStage<Erased> erasure(UUID tenantId, JsonNode body) {
    if (body.has("decision_id")) {
      return eraser.eraseDecision(tenantId, UUID.fromString(body.path("decision_id").asText()));
    }
    if (body.has("email")) {
      String email = decisions.spelling(Field.EMAIL, body.path("email").asText());
      return eraser.erase(tenantId, Lookup.EMAIL, email);
    }
    if (body.has("phone")) {
      String phone = decisions.spelling(Field.PHONE, body.path("phone").asText());
      return eraser.erase(tenantId, Lookup.PHONE, phone);
    }
    return eraser.erase(tenantId, Lookup.LEAD_ID, body.path("lead_id").asText());
  }

  private Future<Answer> export(Call call) {
    return pages(call.tenant().id(), leadId(call), null, new ArrayList<>())
        .map(
            held -> {
              if (held.isEmpty()) {
                throw new Refusal(Kind.NOT_FOUND);
              }
              CanonicalWriter out = new CanonicalWriter(8192).beginObject();
              out.key("lead_id").value(leadId(call));
              out.key("exported_on").value(clock.instant().toString());
              out.key("decisions").beginArray();
              held.forEach(stored -> write(out, stored));
              return Answer.ok(out.endArray().endObject());
            });
  }

  private Future<List<StoredDecision>> pages(
      UUID tenantId, String leadId, Search.@Nullable Place after, List<StoredDecision> held) {
    Map<Lookup, String> whom = Map.of(Lookup.LEAD_ID, leadId);
    return decisions
        .search(new Search(tenantId, whom, Criteria.ANY, after, PAGE))
        .compose(
            page -> {
              held.addAll(page);
              if (page.size() < PAGE) {
                return Future.succeededFuture(held);
              }
              DecisionRecord last = page.get(PAGE - 1).record();
              Search.Place place = new Search.Place(last.asOf(), last.id());
              return pages(tenantId, leadId, place, held);
            });
  }

  private void write(CanonicalWriter out, StoredDecision stored) {
    Decision decision = stored.decision();
    out.beginObject().key("decision").embed(json.stored(stored, true).toBytes());
    if (decision != null) { // else it was erased while the pages were read
      CanonicalJson.write(decision.sent(), out.key("sent"));
      LeadJson.write(decision.lead(), out.key("lead"));
    }
    out.endObject();
  }

  private static String leadId(Call call) {
    return call.path().getOrDefault("lead_id", "");
  }

  private static <T> Future<T> here(CompletionStage<T> stage) {
    return Future.fromCompletionStage(stage, Vertx.currentContext());
  }
}
