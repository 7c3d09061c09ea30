package dev.assay.events;

import dev.assay.leases.LeaseStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Sends events, if this node is the one that does; each node tries now and then. */
public final class Sender {
  private static final String TASK = "events";
  private static final Duration HELD = Duration.ofSeconds(10);
  private static final int AT_ONCE = 500;

  private final EventStore events;
  private final LeaseStore leases;
  private final UUID nodeId;
  private final Clock clock;
  private final Runnable sent;

  /**
   * A sender that sends when it is told to.
   *
   * @param sent hears when something was sent from here
   */
  public Sender(EventStore events, LeaseStore leases, UUID nodeId, Clock clock, Runnable sent) {
    this.events = events;
    this.leases = leases;
    this.nodeId = nodeId;
    this.clock = clock;
    this.sent = sent;
  }

  /** Sends what there is to be sent. Blocks. */
  public void run() {
    int some;
    do {
      some = sendSome();
      if (some > 0) {
        sent.run();
      }
    } while (some == AT_ONCE);
  }

  private int sendSome() {
    Instant now = clock.instant();
    return leases
        .take(TASK, nodeId, now, now.plus(HELD))
        .map(lease -> events.send(lease, AT_ONCE))
        .orElse(0);
  }
}
