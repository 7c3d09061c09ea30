package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.DecisionRecord;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.intake.Field;
import dev.assay.keys.Lookup;
import dev.assay.rules.Scorecard;
import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds decisions, a page at a time. */
final class SearchRoutes {
  private final Decisions decisions;

  SearchRoutes(Decisions decisions) {
    this.decisions = decisions;
  }

  Map<String, Handling> handlings() {
    return Map.of("listDecisions", this::list, "leadHistory", this::history);
  }

  private Future<Answer> list(Call call) {
    call.query()
        .only(
            "lead_id", "email", "phone", "flag", "band", "pack", "version", "from", "to", "limit",
            "after");
    SearchQuery query = new SearchQuery(call.query());
    Map<Lookup, String> whom = new EnumMap<>(Lookup.class);
    String leadId = LeadId.in(call.query());
    if (leadId != null) {
      whom.put(Lookup.LEAD_ID, leadId);
    }
    put(whom, Lookup.EMAIL, Field.EMAIL, call.query().text("email"));
    put(whom, Lookup.PHONE, Field.PHONE, call.query().text("phone"));
    return page(query, query.search(call.tenant().id(), whom));
  }

  private Future<Answer> history(Call call) {
    call.query().only("limit", "after");
    SearchQuery query = new SearchQuery(call.query());
    String leadId = call.path().getOrDefault("lead_id", "");
    Search search = query.search(call.tenant().id(), Map.of(Lookup.LEAD_ID, leadId));
    return decisions
        .search(search)
        .map(
            found -> {
              if (found.isEmpty() && search.after() == null) {
                throw new Refusal(Kind.NOT_FOUND);
              }
              return Answer.ok(page(query, found));
            });
  }

  private void put(Map<Lookup, String> whom, Lookup by, Field field, @Nullable String value) {
    if (value != null) {
      whom.put(by, decisions.spelling(field, value));
    }
  }

  private Future<Answer> page(SearchQuery query, Search search) {
    return decisions.search(search).map(found -> Answer.ok(page(query, found)));
  }

  private static CanonicalWriter page(SearchQuery query, List<Found<StoredDecision>> found) {
    boolean more = found.size() > query.limit();
    List<Found<StoredDecision>> shown = more ? found.subList(0, query.limit()) : found;
    CanonicalWriter out = new CanonicalWriter(8192).beginObject().key("items").beginArray();
    for (Found<StoredDecision> one : shown) {
      StoredDecision stored = one.what();
      if (stored == null) {
        DecisionJson.unreadable(out, one.place());
      } else {
        item(out, stored);
      }
    }
    out.endArray().key("next");
    if (more) {
      out.value(Cursor.text(shown.get(shown.size() - 1).place()));
    } else {
      out.nullValue();
    }
    return out.endObject();
  }

  private static void item(CanonicalWriter out, StoredDecision stored) {
    DecisionRecord record = stored.record();
    Scorecard card = record.scorecard();
    Decision decision = stored.decision();
    out.beginObject().key("decision_id").value(record.id().toString());
    Json.text(out.key("lead_id"), decision == null ? null : decision.leadId());
    out.key("as_of").value(record.asOf().toString());
    out.key("pack").value(record.pack()).key("version").value(record.packVersion());
    DecisionJson.outcome(out, card);
    Json.texts(out.key("risk_flags"), card.riskFlags());
    Json.texts(out.key("positive_signals"), card.positiveSignals());
    out.key("erased").value(stored.erased()).endObject();
  }
}
