package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.leads.LeadReader;
import dev.assay.leads.Leads;
import dev.assay.model.ActivityKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Keeps leads and what happens to them, and answers with their scores. */
final class LeadRoutes {
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
    all.put("logActivity", this::log);
    all.put("setLeadStatus", this::setStatus);
    all.put("enrichLead", this::enrich);
    all.put("recomputeLead", this::recompute);
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
    Instant sent = clock.kept(text(body, "at"), "/at");
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

  private Future<Answer> scored(Callable<LeadReader.Lead> change) {
    return blocking(() -> Answer.ok(LeadScoreJson.score(change.call()).endObject()));
  }

  private Future<Answer> blocking(Callable<Answer> work) {
    return vertx.executeBlocking(work, false);
  }

  static @Nullable String text(JsonNode body, String field) {
    return body.has(field) ? body.path(field).asText() : null;
  }

  static String leadId(Call call) {
    return Objects.requireNonNull(call.path().get("lead_id"));
  }
}
