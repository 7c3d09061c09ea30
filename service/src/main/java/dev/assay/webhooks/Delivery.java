package dev.assay.webhooks;

import dev.assay.events.Event;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a webhook.
 *
 * @param attempts all there were, also before it was sent again
 * @param tries those since it was last asked for
 * @param dueOn of the next attempt; null where there will be none
 * @param last the latest attempt; null where there was none
 */
public record Delivery(
    UUID webhookId,
    Event.Sent sent,
    State state,
    int attempts,
    int tries,
    Instant madeOn,
    @Nullable Instant dueOn,
    @Nullable Attempt last) {

  public UUID eventId() {
    return sent.event().id();
  }

  /** How far it is. */
  public enum State {
    WAITING,
    DELIVERED,
    /** Given up; it can be sent again. */
    DEAD;

    /** The name in JSON and in storage. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static State of(String json) {
      return valueOf(json.toUpperCase(Locale.ROOT));
    }
  }
}
