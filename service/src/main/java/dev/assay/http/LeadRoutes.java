package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Search;
import dev.assay.leads.Activity;
import dev.assay.leads.LeadReader;
import dev.assay.leads.LeadStore.ActivityPlace;
import dev.assay.leads.LeadStore.Page;
import dev.assay.leads.LeadStore.Place;
import dev.assay.leads.Leads;
import dev.assay.leads.PastScore;
import dev.assay.leads.PastTotal;
import dev.assay.leads.Snapshot;
import dev.assay.leads.StoredLead;
import dev.assay.model.ActivityKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Keeps leads and what happens to them, and answers with their scores. */
final class LeadRoutes {
  private static final String HIGHEST_FIRST = "-score_total";
  private static final String LOWEST_FIRST = "score_total";
  private static final int CURSOR_BYTES = Integer.BYTES + 2 * Long.BYTES;

  private final Vertx vertx;
  private final Leads leads;
  private final Allowance allowance;
  private final AsOf clock;

  LeadRoutes(Vertx vertx, Leads leads, Allowance allowance, AsOf clock) {
    this.vertx = vertx;
    this.leads = leads;
    this.allowance = allowance;
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    Map<String, Handling> all = new HashMap<>();
    all.put("putLead", this::put);
    all.put("getLead", this::get);
    all.put("listLeads", this::list);
    all.put("logActivity", this::log);
    all.put("listActivities", this::activities);
    all.put("setLeadStatus", this::setStatus);
    all.put("enrichLead", this::enrich);
    all.put("recomputeLead", this::recompute);
    all.put("overrideLead", this::override);
    all.put("endLeadOverride", this::endOverride);
    all.put("leadScores", this::scores);
    return all;
  }

  private Future<Answer> put(Call call) {
    ObjectNode sent = (ObjectNode) call.json();
    return allowance.scored(
        call.tenant(),
        1,
        () ->
            blocking(
                () -> {
                  Leads.Outcome put = leads.put(call.tenant().id(), leadId(call), sent);
                  return Answer.json(
                      put.isNew() ? 201 : 200, LeadScoreJson.score(put.lead()).endObject());
                }));
  }

  private Future<Answer> get(Call call) {
    return blocking(
        () -> {
          LeadReader.Lead lead = leads.reader().get(call.tenant().id(), leadId(call));
          return Answer.ok(LeadScoreJson.whole(lead, leads.reader().done(lead)));
        });
  }

  private Future<Answer> log(Call call) {
    JsonNode body = call.json();
    ActivityKind kind =
        ActivityKind.of(body.path("type").asText())
            .orElseThrow(
                () ->
                    new Refusal(
                        Kind.INVALID_REQUEST,
                        List.of(new Fault("/type", "is no kind of activity"))));
    Instant sent = clock.read(call, text(body, "at"), "/at");
    Instant at = sent == null ? clock.now() : sent;
    ObjectNode details = body.has("details") ? (ObjectNode) body.path("details") : null;
    return blocking(
        () -> {
          Leads.Outcome logged =
              leads.log(
                  call.tenant().id(), leadId(call), kind, at, details, text(body, "activity_id"));
          CanonicalWriter out = LeadScoreJson.score(logged.lead()).key("activity");
          Json.text(out, logged.id() == null ? null : logged.id().toString());
          return Answer.json(logged.isNew() ? 201 : 200, out.endObject());
        });
  }

  private Future<Answer> setStatus(Call call) {
    String status = call.json().path("status").asText();
    return scored(() -> leads.setStatus(call.tenant().id(), leadId(call), status));
  }

  private Future<Answer> enrich(Call call) {
    ObjectNode found = (ObjectNode) call.json();
    return scored(() -> leads.enrich(call.tenant().id(), leadId(call), found));
  }

  private Future<Answer> recompute(Call call) {
    JsonNode body = call.body();
    Instant asOf = body == null ? null : clock.kept(text(body, "as_of"), "/as_of");
    UUID tenantId = call.tenant().id();
    return allowance.scored(
        call.tenant(),
        1,
        () ->
            scored(
                () ->
                    asOf == null
                        ? leads.recompute(tenantId, leadId(call))
                        : leads.recompute(tenantId, leadId(call), asOf)));
  }

  private Future<Answer> override(Call call) {
    JsonNode body = call.json();
    Instant expiresAt = clock.ahead(text(body, "expires_at"), "/expires_at");
    return scored(
        () ->
            leads
                .overriding()
                .put(
                    call.tenant().id(),
                    leadId(call),
                    body.path("score").asInt(),
                    body.path("reason").asText().strip(),
                    expiresAt,
                    PackCalls.who(call)));
  }

  private Future<Answer> endOverride(Call call) {
    return scored(
        () -> leads.overriding().end(call.tenant().id(), leadId(call), PackCalls.who(call)));
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
          List<LeadReader.Listed> found = leads.reader().page(page);
          List<LeadReader.Listed> shown = found.subList(0, Math.min(limit, found.size()));
          Map<UUID, List<PastTotal>> totals =
              since == null ? Map.of() : leads.reader().totals(call.tenant().id(), shown, since);
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
              leads.reader().activities(call.tenant().id(), leadId(call), after, limit + 1);
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
              leads.reader().history(call.tenant().id(), leadId(call), before, limit + 1);
          List<PastScore> shown = found.subList(0, Math.min(limit, found.size()));
          CanonicalWriter out = new CanonicalWriter(8192).beginObject().key("items").beginArray();
          shown.forEach(score -> LeadScoreJson.past(out, score));
          String next = found.size() > limit ? shown.get(shown.size() - 1).at().toString() : null;
          Json.text(out.endArray().key("next"), next);
          return Answer.ok(out.endObject());
        });
  }

  private Future<Answer> scored(Callable<LeadReader.Lead> change) {
    return blocking(() -> Answer.ok(LeadScoreJson.score(change.call()).endObject()));
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

  private static @Nullable String text(JsonNode body, String field) {
    return body.has(field) ? body.path(field).asText() : null;
  }

  private static String leadId(Call call) {
    return Objects.requireNonNull(call.path().get("lead_id"));
  }
}
