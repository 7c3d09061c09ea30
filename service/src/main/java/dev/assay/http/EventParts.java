package dev.assay.http;

import dev.assay.events.EventStore;
import dev.assay.events.Feed;
import dev.assay.tenants.ApiKeys;
import dev.assay.webhooks.DeliveryStore;
import dev.assay.webhooks.Webhooks;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;

/** What the routes about events stand on. */
public record EventParts(EventStore store, Feed feed, Webhooks webhooks, DeliveryStore deliveries) {

  Map<String, Handling> handlings(Vertx vertx, ApiKeys keys) {
    Map<String, Handling> all = new HashMap<>();
    all.putAll(new EventRoutes(vertx, store).handlings());
    all.putAll(new StreamRoutes(vertx, store, feed, keys).handlings());
    all.putAll(new WebhookRoutes(vertx, webhooks).handlings());
    all.putAll(new DeliveryRoutes(vertx, webhooks, deliveries).handlings());
    return all;
  }
}
