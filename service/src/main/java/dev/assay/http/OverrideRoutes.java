package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.leads.LeadReader;
import dev.assay.leads.Leads;
import dev.assay.leads.NewOverride;
import dev.assay.leads.Overriding;
import dev.assay.leads.OverridingBeside;
import dev.assay.leads.ScoreOverride;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Puts scores in place of computed ones, shows them and takes them back. In place of the score that
 * a lead is kept with, the lead answers; in place of any other, the override does.
 */
final class OverrideRoutes {
  private static final String DEFAULT = "crm-score";

  private final Vertx vertx;
  private final Leads leads;
  private final AsOf clock;

  OverrideRoutes(Vertx vertx, Leads leads, AsOf clock) {
    this.vertx = vertx;
    this.leads = leads;
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "overrideLead", this::put, "leadOverride", this::show, "endLeadOverride", this::end);
  }

  private Future<Answer> put(Call call) {
    JsonNode body = call.json();
    UUID tenantId = call.tenant().id();
    String leadId = LeadRoutes.leadId(call);
    String pack = body.path("pack").asText(DEFAULT);
    NewOverride wanted =
        new NewOverride(
            pack,
            body.path("score").asInt(),
            body.path("reason").asText().strip(),
            clock.ahead(LeadRoutes.text(body, "expires_at"), "/expires_at"));
    return blocking(
        () ->
            Overriding.isOf(pack)
                ? lead(leads.overriding().put(tenantId, leadId, wanted, PackCalls.who(call)))
                : beside(
                    leadId,
                    pack,
                    leads.overridingBeside().put(tenantId, leadId, wanted, PackCalls.who(call))));
  }

  private Future<Answer> show(Call call) {
    String leadId = LeadRoutes.leadId(call);
    String pack = pack(call);
    return blocking(
        () -> beside(leadId, pack, leads.overridingBeside().get(call.tenant().id(), leadId, pack)));
  }

  private Future<Answer> end(Call call) {
    UUID tenantId = call.tenant().id();
    String leadId = LeadRoutes.leadId(call);
    String pack = pack(call);
    return blocking(
        () -> {
          if (Overriding.isOf(pack)) {
            return lead(leads.overriding().end(tenantId, leadId, PackCalls.who(call)));
          }
          leads.overridingBeside().end(tenantId, leadId, pack, PackCalls.who(call));
          return beside(leadId, pack, null);
        });
  }

  private static String pack(Call call) {
    call.query().only("pack");
    String asked = call.query().text("pack");
    return asked == null ? DEFAULT : asked;
  }

  private static Answer lead(LeadReader.Lead lead) {
    return Answer.ok(LeadScoreJson.score(lead).endObject());
  }

  private static Answer beside(String leadId, String pack, OverridingBeside.@Nullable Told told) {
    CanonicalWriter out = new CanonicalWriter().beginObject().key("lead_id").value(leadId);
    out.key("pack").value(pack).key("override");
    if (told == null) {
      return Answer.ok(out.nullValue().endObject());
    }
    write(out.beginObject(), told.override(), told.reason());
    return Answer.ok(out.endObject().endObject());
  }

  /** Its values, within an object. */
  static void write(CanonicalWriter out, ScoreOverride override, @Nullable String reason) {
    out.key("override_id").value(override.id().toString());
    out.key("score").value(override.score());
    Json.text(out.key("reason"), reason);
    out.key("by").value(override.by().name());
    out.key("created_on").value(override.createdOn().toString());
    Json.text(
        out.key("expires_at"),
        override.expiresOn() == null ? null : override.expiresOn().toString());
  }

  private Future<Answer> blocking(Callable<Answer> work) {
    return vertx.executeBlocking(work, false);
  }
}
