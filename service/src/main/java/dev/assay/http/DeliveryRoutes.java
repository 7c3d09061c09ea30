package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.webhooks.Delivery;
import dev.assay.webhooks.DeliveryStore;
import dev.assay.webhooks.Webhooks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of events on their way to a webhook, and sending them again. */
final class DeliveryRoutes {
  private static final String STATES =
      Arrays.stream(Delivery.State.values())
          .map(Delivery.State::json)
          .collect(Collectors.joining(", "));

  private final Vertx vertx;
  private final Webhooks webhooks;
  private final DeliveryStore deliveries;

  DeliveryRoutes(Vertx vertx, Webhooks webhooks, DeliveryStore deliveries) {
    this.vertx = vertx;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "listDeliveries", this::list,
        "getDelivery", this::get,
        "replayDelivery", this::sendAgain,
        "replayDeadDeliveries", this::sendDeadAgain);
  }

  private Future<Answer> list(Call call) {
    call.query().only("limit", "after", "state");
    int limit = new SearchQuery(call.query()).limit();
    UUID before = call.query().after();
    Delivery.State state = state(call.query().text("state"));
    UUID tenantId = call.tenant().id();
    UUID webhookId = call.id("webhook_id");
    return vertx
        .executeBlocking(
            () -> {
              UUID own = webhooks.get(tenantId, webhookId).id();
              return deliveries.page(own, state, before, limit + 1);
            },
            false)
        .map(found -> Answer.ok(page(found, limit)));
  }

  private static Delivery.@Nullable State state(@Nullable String text) {
    for (Delivery.State state : Delivery.State.values()) {
      if (state.json().equals(text)) {
        return state;
      }
    }
    if (text != null) {
      throw invalid("?state", "must be one of " + STATES);
    }
    return null;
  }

  private static CanonicalWriter page(List<Delivery> found, int limit) {
    List<Delivery> shown = found.subList(0, Math.min(limit, found.size()));
    CanonicalWriter out = new CanonicalWriter(8192).beginObject().key("items").beginArray();
    shown.forEach(delivery -> WebhookJson.begin(out, delivery).endObject());
    out.endArray().key("next");
    Json.text(out, found.size() > limit ? shown.get(limit - 1).eventId().toString() : null);
    return out.endObject();
  }

  private Future<Answer> get(Call call) {
    UUID tenantId = call.tenant().id();
    UUID webhookId = call.id("webhook_id");
    UUID eventId = call.id("event_id");
    return vertx.executeBlocking(() -> shown(tenantId, webhookId, eventId), false);
  }

  private Answer shown(UUID tenantId, UUID webhookId, UUID eventId) {
    UUID own = webhooks.get(tenantId, webhookId).id();
    Delivery delivery =
        deliveries.find(own, eventId).orElseThrow(() -> new Refusal(Kind.NOT_FOUND));
    return Answer.ok(WebhookJson.whole(delivery, deliveries.attempts(own, eventId)));
  }

  private Future<Answer> sendAgain(Call call) {
    UUID tenantId = call.tenant().id();
    UUID webhookId = call.id("webhook_id");
    UUID eventId = call.id("event_id");
    return vertx.executeBlocking(
        () -> {
          webhooks.sendAgain(tenantId, webhookId, eventId, PackCalls.who(call));
          return shown(tenantId, webhookId, eventId);
        },
        false);
  }

  private Future<Answer> sendDeadAgain(Call call) {
    UUID tenantId = call.tenant().id();
    UUID webhookId = call.id("webhook_id");
    Instant since = since(call.body());
    return vertx.executeBlocking(
        () -> {
          int sent = webhooks.sendDeadAgain(tenantId, webhookId, since, PackCalls.who(call));
          CanonicalWriter out = new CanonicalWriter().beginObject();
          return Answer.ok(out.key("sent_again").value(sent).endObject());
        },
        false);
  }

  private static Instant since(@Nullable JsonNode body) {
    if (body == null || !body.has("since")) {
      return Instant.EPOCH;
    }
    try {
      return Instant.parse(body.path("since").asText());
    } catch (DateTimeException noTime) {
      throw invalid("/since", "must be a time in UTC such as 2026-11-22T09:00:00Z");
    }
  }

  private static Refusal invalid(String place, String message) {
    return new Refusal(Kind.INVALID_REQUEST, List.of(new Fault(place, message)));
  }
}
