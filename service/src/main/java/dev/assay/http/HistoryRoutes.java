package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.explain.History.Past;
import dev.assay.explain.ScoreChange;
import dev.assay.keys.Lookup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says how a lead's score came to be another. */
final class HistoryRoutes {
  private final Vertx vertx;
  private final Decisions decisions;
  private final ExplainParts explain;

  HistoryRoutes(Vertx vertx, Decisions decisions, ExplainParts explain) {
    this.vertx = vertx;
    this.decisions = decisions;
    this.explain = explain;
  }

  Map<String, Handling> handlings() {
    return Map.of("leadHistory", this::history, "compareDecisions", this::compare);
  }

  private Future<Answer> history(Call call) {
    call.query().only("limit", "after");
    SearchQuery query = new SearchQuery(call.query());
    String leadId = call.path().getOrDefault("lead_id", "");
    Search search = query.search(call.tenant().id(), Map.of(Lookup.LEAD_ID, leadId));
    return vertx
        .executeBlocking(() -> explain.history().page(search, query.limit()), false)
        .map(
            page -> {
              if (page.isEmpty() && search.after() == null) {
                throw new Refusal(Kind.NOT_FOUND);
              }
              return Answer.ok(SearchRoutes.page(query, page, Past::found, HistoryRoutes::item));
            });
  }

  private static void item(CanonicalWriter out, Past past, StoredDecision stored) {
    SearchRoutes.item(out, stored);
    Decision before = past.before();
    ScoreChange change = past.change();
    out.key("change");
    if (before == null || change == null) {
      out.nullValue();
      return;
    }
    out.beginObject().key("since").value(before.id().toString());
    ScoreChangeJson.write(out, change);
    out.endObject();
  }

  private Future<Answer> compare(Call call) {
    call.query().only("a", "b");
    UUID tenantId = call.tenant().id();
    return decisions
        .find(tenantId, id(call, "a"))
        .compose(
            a ->
                decisions
                    .find(tenantId, id(call, "b"))
                    .compose(b -> compared(readable(a, "a"), readable(b, "b"))));
  }

  private Future<Answer> compared(Decision a, Decision b) {
    if (!a.pack().equals(b.pack())) {
      throw invalid("b", "is by another pack than a");
    }
    return vertx
        .executeBlocking(() -> explain.changes().between(a, b).orElse(null), false)
        .map(change -> Answer.ok(ScoreChangeJson.compared(a, b, change)));
  }

  private static UUID id(Call call, String name) {
    String text = call.query().text(name);
    try {
      return UUID.fromString(text == null ? "" : text);
    } catch (IllegalArgumentException noId) {
      throw invalid(name, "must be the id of a decision");
    }
  }

  private static Decision readable(StoredDecision stored, String name) {
    @Nullable Decision decision = stored.decision();
    if (decision == null) {
      throw invalid(name, "is of a person who was erased: nothing is left to judge again");
    }
    return decision;
  }

  private static Refusal invalid(String name, String message) {
    return new Refusal(Kind.INVALID_REQUEST, List.of(new Fault("?" + name, message)));
  }
}
