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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds decisions, a page at a time. */
final class SearchRoutes {
  private final Decisions decisions;

  SearchRoutes(Decisions decisions) {
    this.decisions = decisions;
  }

  Map<String, Handling> handlings() {
    return Map.of("listDecisions", this::list);
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

  private void put(Map<Lookup, String> whom, Lookup by, Field field, @Nullable String value) {
    if (value != null) {
      whom.put(by, decisions.spelling(field, value));
    }
  }

  private Future<Answer> page(SearchQuery query, Search search) {
    return decisions
        .search(search)
        .map(
            found ->
                Answer.ok(page(query, found, one -> one, (out, one, stored) -> item(out, stored))));
  }

  /** Writes one of what was found. */
  interface Item<T> {
    void write(CanonicalWriter out, T one, StoredDecision stored);
  }

  /** A page of what was found. */
  static <T> CanonicalWriter page(
      SearchQuery query, List<T> all, Function<T, Found<StoredDecision>> found, Item<T> item) {
    boolean more = all.size() > query.limit();
    List<T> shown = more ? all.subList(0, query.limit()) : all;
    CanonicalWriter out = new CanonicalWriter(8192).beginObject().key("items").beginArray();
    for (T one : shown) {
      StoredDecision stored = found.apply(one).what();
      if (stored == null) {
        DecisionJson.unreadable(out, found.apply(one).place());
      } else {
        item.write(out.beginObject(), one, stored);
        out.endObject();
      }
    }
    out.endArray().key("next");
    if (more) {
      out.value(Cursor.text(found.apply(shown.get(shown.size() - 1)).place()));
    } else {
      out.nullValue();
    }
    return out.endObject();
  }

  /** What every list says of a decision. */
  static void item(CanonicalWriter out, StoredDecision stored) {
    DecisionRecord record = stored.record();
    Scorecard card = record.scorecard();
    Decision decision = stored.decision();
    out.key("decision_id").value(record.id().toString());
    Json.text(out.key("lead_id"), decision == null ? null : decision.leadId());
    out.key("as_of").value(record.asOf().toString());
    out.key("pack").value(record.pack()).key("version").value(record.packVersion());
    DecisionJson.outcome(out, card);
    Json.texts(out.key("risk_flags"), card.riskFlags());
    Json.texts(out.key("positive_signals"), card.positiveSignals());
    out.key("erased").value(stored.erased());
  }
}
