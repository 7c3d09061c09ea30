package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.leads.Leads;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.UUID;

/** Gives leads to the owners that a person names. */
final class OwnerRoutes {
  private final Vertx vertx;
  private final Leads leads;

  OwnerRoutes(Vertx vertx, Leads leads) {
    this.vertx = vertx;
    this.leads = leads;
  }

  Map<String, Handling> handlings() {
    return Map.of("giveLead", this::give);
  }

  private Future<Answer> give(Call call) {
    UUID tenantId = call.tenant().id();
    String leadId = call.path().getOrDefault("lead_id", "");
    JsonNode body = call.json();
    return vertx.executeBlocking(
        () -> {
          leads
              .handing()
              .give(
                  tenantId,
                  leadId,
                  body.path("owner").asText(),
                  PackCalls.reason(call),
                  PackCalls.who(call));
          return Answer.ok(LeadScoreJson.score(leads.reader().get(tenantId, leadId)).endObject());
        },
        false);
  }
}
