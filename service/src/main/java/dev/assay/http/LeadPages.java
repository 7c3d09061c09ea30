package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Search;
import dev.assay.leads.Activity;
import dev.assay.leads.LeadReader;
import dev.assay.leads.LeadStore.ActivityPlace;
import dev.assay.leads.LeadStore.Page;
import dev.assay.leads.LeadStore.Place;
import dev.assay.leads.PastScore;
import dev.assay.leads.PastTotal;
import dev.assay.leads.Snapshot;
import dev.assay.leads.StoredLead;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Answers with lists of leads, and of what happened to one, page by page. */
final class LeadPages {
  private static final String HIGHEST_FIRST = "-score_total";
  private static final String LOWEST_FIRST = "score_total";
  private static final int CURSOR_BYTES = Integer.BYTES + 2 * Long.BYTES;

  private final Vertx vertx;
  private final LeadReader leads;
  private final AsOf clock;

  LeadPages(Vertx vertx, LeadReader leads, AsOf clock) {
    this.vertx = vertx;
    this.leads = leads;
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "listLeads", this::list, "listActivities", this::activities, "leadScores", this::scores);
  }

  private Future<Answer> list(Call call) {
    Query query = call.query();
    query.only("sort", "band", "status", "owner", "min_score", "scores_since", "limit", "after");
    String sort = query.text("sort");
    if (sort != null && !sort.equals(HIGHEST_FIRST) && !sort.equals(LOWEST_FIRST)) {
      throw invalid("?sort", "must be " + HIGHEST_FIRST + " or " + LOWEST_FIRST);
    }
    int limit = new SearchQuery(query).limit();
    Place after = place(query.text("after"));
    Instant since = clock.any(query.text("scores_since"), "?scores_since");
    Page page =
        new Page(
            call.tenant().id(),
            query.text("band"),
            query.text("status"),
            query.text("owner"),
            score(query.text("min_score")),
            LOWEST_FIRST.equals(sort),
            after,
            limit + 1);
    return blocking(
        () -> {
          List<LeadReader.Listed> found = leads.page(page);
          List<LeadReader.Listed> shown = found.subList(0, Math.min(limit, found.size()));
          Map<UUID, List<PastTotal>> totals =
              since == null ? Map.of() : leads.totals(call.tenant().id(), shown, since);
          CanonicalWriter out = new CanonicalWriter(8192).beginObject().key("items").beginArray();
          for (LeadReader.Listed lead : shown) {
            List<PastTotal> scores = totals.getOrDefault(lead.kept().id(), List.of());
            LeadScoreJson.listed(out, lead, since == null ? null : scores);
          }
          String next = found.size() > limit ? cursor(shown.get(shown.size() - 1).kept()) : null;
          Json.text(out.endArray().key("next"), next);
          return Answer.ok(out.endObject());
        });
  }

  private Future<Answer> activities(Call call) {
    call.query().only("limit", "after");
    int limit = new SearchQuery(call.query()).limit();
    ActivityPlace after = activityPlace(call.query().text("after"));
    return blocking(
        () -> {
          List<LeadReader.Told> found =
              leads.activities(call.tenant().id(), LeadRoutes.leadId(call), after, limit + 1);
          List<LeadReader.Told> shown = found.subList(0, Math.min(limit, found.size()));
          CanonicalWriter out = new CanonicalWriter(8192).beginObject().key("items").beginArray();
          shown.forEach(told -> LeadScoreJson.activity(out, told));
          Activity last = found.size() > limit ? shown.get(limit - 1).activity() : null;
          Json.text(
              out.endArray().key("next"),
              last == null ? null : Cursor.text(new Search.Place(last.at(), last.id())));
          return Answer.ok(out.endObject());
        });
  }

  private Future<Answer> scores(Call call) {
    call.query().only("limit", "after");
    int limit = new SearchQuery(call.query()).limit();
    Instant before = clock.any(call.query().text("after"), "?after");
    return blocking(
        () -> {
          List<PastScore> found =
              leads.history(call.tenant().id(), LeadRoutes.leadId(call), before, limit + 1);
          List<PastScore> shown = found.subList(0, Math.min(limit, found.size()));
          CanonicalWriter out = new CanonicalWriter(8192).beginObject().key("items").beginArray();
          shown.forEach(score -> LeadScoreJson.past(out, score));
          String next = found.size() > limit ? shown.get(shown.size() - 1).at().toString() : null;
          Json.text(out.endArray().key("next"), next);
          return Answer.ok(out.endObject());
        });
  }

  private Future<Answer> blocking(Callable<Answer> work) {
    return vertx.executeBlocking(work, false);
  }

  private static String cursor(StoredLead lead) {
    Snapshot snapshot = lead.snapshot();
    Integer total = snapshot == null ? null : snapshot.total();
    ByteBuffer bytes = ByteBuffer.allocate(CURSOR_BYTES).putInt(total == null ? -1 : total);
    bytes.putLong(lead.id().getMostSignificantBits());
    bytes.putLong(lead.id().getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static @Nullable Place place(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length == CURSOR_BYTES) {
        ByteBuffer values = ByteBuffer.wrap(bytes);
        return new Place(values.getInt(), new UUID(values.getLong(), values.getLong()));
      }
    } catch (IllegalArgumentException notBase64) {
      // refused below
    }
    throw invalid("?after", "must be the next of a page");
  }

  private static @Nullable ActivityPlace activityPlace(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Search.Place place = Cursor.place(text);
    if (place == null) {
      throw invalid("?after", "must be the next of a page");
    }
    return new ActivityPlace(place.asOf(), place.id());
  }

  private static @Nullable Integer score(@Nullable String text) {
    try {
      Integer score = text == null ? null : Integer.valueOf(text);
      if (score == null || (score >= 0 && score <= 100)) {
        return score;
      }
    } catch (NumberFormatException noNumber) {
      // refused below
    }
    throw invalid("?min_score", "must be from 0 to 100");
  }

  private static Refusal invalid(String pointer, String message) {
    return new Refusal(Kind.INVALID_REQUEST, List.of(new Fault(pointer, message)));
  }
}
