package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.events.CloudEvent;
import dev.assay.webhooks.Attempt;
import dev.assay.webhooks.Delivery;
import dev.assay.webhooks.Webhook;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Webhooks and their deliveries in answers. */
final class WebhookJson {

  private WebhookJson() {}

  /** All of a webhook but its secret; the object stays open. */
  static CanonicalWriter begin(CanonicalWriter out, Webhook webhook) {
    out.beginObject().key("webhook_id").value(webhook.id().toString());
    out.key("name").value(webhook.name()).key("url").value(webhook.url().toString());
    Json.texts(out.key("types"), webhook.types());
    out.key("paused").value(webhook.paused());
    return out.key("created_on").value(webhook.createdOn().toString());
  }

  /** A delivery with its latest attempt; the object stays open. */
  static CanonicalWriter begin(CanonicalWriter out, Delivery delivery) {
    out.beginObject().key("event_id").value(delivery.eventId().toString());
    out.key("type").value(delivery.sent().event().type());
    out.key("state").value(delivery.state().json());
    out.key("attempts").value(delivery.attempts());
    out.key("made_on").value(delivery.madeOn().toString()).key("due_on");
    Json.text(out, text(delivery.dueOn()));
    out.key("last");
    Attempt last = delivery.last();
    if (last == null) {
      out.nullValue();
    } else {
      write(out, last);
    }
    return out;
  }

  /** A delivery with all of its attempts, and the event as it is sent. */
  static CanonicalWriter whole(Delivery delivery, List<Attempt> attempts) {
    CanonicalWriter out = begin(new CanonicalWriter(), delivery).key("log").beginArray();
    attempts.forEach(attempt -> write(out, attempt));
    out.endArray().key("event");
    CloudEvent.write(out, delivery.sent());
    return out.endObject();
  }

  private static void write(CanonicalWriter out, Attempt attempt) {
    out.beginObject().key("attempt").value(attempt.number());
    out.key("at").value(attempt.at().toString()).key("took_ms").value(attempt.millis());
    out.key("status");
    if (attempt.status() == null) {
      out.nullValue();
    } else {
      out.value(attempt.status());
    }
    Json.text(out.key("failure"), attempt.failure() == null ? null : attempt.failure().json());
    out.endObject();
  }

  static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
