package dev.assay;

import dev.assay.audit.Audit;
import dev.assay.events.EventStore;
import dev.assay.events.Feed;
import dev.assay.events.Sender;
import dev.assay.http.EventParts;
import dev.assay.leases.LeaseStore;
import dev.assay.outside.Messenger;
import dev.assay.rollout.Clockwork;
import dev.assay.storage.Database;
import dev.assay.storage.SqlDeliveryStore;
import dev.assay.storage.SqlEventStore;
import dev.assay.storage.SqlLeaseStore;
import dev.assay.storage.SqlWebhookStore;
import dev.assay.webhooks.Courier;
import dev.assay.webhooks.DeliveryStore;
import dev.assay.webhooks.Dispatcher;
import dev.assay.webhooks.RetrySchedule;
import dev.assay.webhooks.SecretSafe;
import dev.assay.webhooks.WebhookStore;
import dev.assay.webhooks.Webhooks;
import java.time.Duration;

/** How events leave the house, wired: pulled, streamed, and carried to webhooks. */
public final class WebhookWiring implements AutoCloseable {
  /** How late an event may be sent. */
  private static final Duration LATEST = Duration.ofMillis(500);

  private final EventParts parts;
  private final Dispatcher dispatcher;
  private final Sender sender;
  private final Clockwork clockwork = new Clockwork();

  /**
   * Wires it; nothing is sent yet.
   *
   * @param messenger takes them there
   */
  WebhookWiring(Ground ground, Audit audit, Messenger messenger) {
    Database database = ground.database();
    EventStore events = new SqlEventStore(database);
    LeaseStore leases = new SqlLeaseStore(database);
    WebhookStore store = new SqlWebhookStore(database);
    DeliveryStore deliveries = new SqlDeliveryStore(database);
    SecretSafe safe = new SecretSafe(ground.keyring());
    Feed feed = new Feed(events);
    Webhooks webhooks =
        new Webhooks(
            store,
            deliveries,
            safe,
            messenger.reach(),
            audit,
            ground.random(),
            ground.clock(),
            ground.ids());
    parts = new EventParts(events, feed, webhooks, deliveries);
    dispatcher =
        new Dispatcher(
            store,
            deliveries,
            safe,
            leases,
            ground.nodeId(),
            new Courier(messenger),
            RetrySchedule.USUAL,
            audit,
            ground.clock());
    sender = new Sender(events, leases, ground.nodeId(), ground.clock(), dispatcher::wake);
  }

  /** Begins to send. */
  public void begin() {
    dispatcher.begin();
    clockwork.every(
        LATEST,
        "send events",
        () -> {
          sender.run();
          parts.feed().look();
        });
  }

  /** What the routes stand on. */
  public EventParts parts() {
    return parts;
  }

  /** What carries events to webhooks. */
  public Dispatcher dispatcher() {
    return dispatcher;
  }

  @Override
  public void close() {
    clockwork.close();
    dispatcher.close();
  }
}
