package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.events.CloudEvent;
import dev.assay.events.Event;
import dev.assay.events.EventStore;
import dev.assay.tenants.Tenant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what has happened, to those who ask. */
final class EventRoutes {
  private final Vertx vertx;
  private final EventStore events;

  EventRoutes(Vertx vertx, EventStore events) {
    this.vertx = vertx;
    this.events = events;
  }

  Map<String, Handling> handlings() {
    return Map.of("listEvents", this::list);
  }

  private Future<Answer> list(Call call) {
    call.query().only("limit", "after");
    int limit = new SearchQuery(call.query()).limit();
    String asked = call.query().text("after");
    long after = asked == null ? 0 : after(asked);
    @Nullable Tenant tenant = call.principal().tenant();
    UUID tenantId = tenant == null ? null : tenant.id();
    return vertx
        .executeBlocking(() -> events.after(tenantId, after, limit + 1), false)
        .map(found -> Answer.ok(page(found, limit)));
  }

  /** The number of an event, as callers give it back. */
  static long after(String text) {
    try {
      long after = Long.parseLong(text);
      if (after >= 0) {
        return after;
      }
    } catch (NumberFormatException noNumber) {
      // answered below
    }
    throw new Refusal(
        Kind.INVALID_REQUEST, List.of(new Fault("?after", "must be the sequence of an event")));
  }

  private static CanonicalWriter page(List<Event.Sent> found, int limit) {
    List<Event.Sent> shown = found.subList(0, Math.min(limit, found.size()));
    CanonicalWriter out = new CanonicalWriter(8192).beginObject().key("items").beginArray();
    shown.forEach(sent -> CloudEvent.write(out, sent));
    out.endArray().key("next");
    Json.text(out, found.size() > limit ? Long.toString(shown.get(limit - 1).number()) : null);
    return out.endObject();
  }
}
