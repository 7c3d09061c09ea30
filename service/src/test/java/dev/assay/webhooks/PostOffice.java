package dev.assay.webhooks;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.decisionlog.InMemoryStore;
import dev.assay.events.Sender;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.outside.Messenger;
import dev.assay.outside.Messengers;
import dev.assay.outside.Reach;
import dev.assay.storage.Database;
import dev.assay.storage.SqlAuditStore;
import dev.assay.storage.SqlDeliveryStore;
import dev.assay.storage.SqlEventStore;
import dev.assay.storage.SqlLeaseStore;
import dev.assay.storage.SqlWebhookStore;
import dev.assay.tenants.MovableClock;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that brings events to webhooks, over a real database, by a clock that tests move. */
final class PostOffice implements AutoCloseable {
  static final Who WHO = new Who(null, "test");

  /** Names that no other resolver knows. */
  private static final Map<String, String> NAMES =
      Map.of("good.example", "127.0.0.1", "127.0.0.1", "127.0.0.1", "bad.example", "127.0.0.2");

  final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
  final Webhooks webhooks;
  final DeliveryStore deliveries;
  final Dispatcher dispatcher;

  private final Supplier<UUID> ids = UuidCreator::getTimeOrderedEpochPlus1;
  private final Database database;
  private final SqlWebhookStore store;
  private final SecretSafe safe;
  private final Audit audit;
  private final Sender sender;
  private final Queue<Messenger> messengers = new ConcurrentLinkedQueue<>();

  /**
   * An office that sends to 127.0.0.1, and to {@code good.example}, which is there too, as is
   * {@code bad.example}.
   *
   * @param patience of its courier
   */
  PostOffice(Database database, Duration patience) {
    this.database = database;
    String masterKey = Base64.getEncoder().encodeToString(new byte[32]);
    Keyring keyring =
        Keyring.open(
            new InMemoryStore(),
            new MasterKeySource(masterKey, Path.of("none")),
            new SecureRandom(),
            ids);
    store = new SqlWebhookStore(database);
    deliveries = new SqlDeliveryStore(database);
    safe = new SecretSafe(keyring);
    audit = new Audit(new SqlAuditStore(database), clock, ids);
    Reach reach = Reach.allowing(List.of("127.0.0.1", "good.example"));
    webhooks = new Webhooks(store, deliveries, safe, reach, audit, new SecureRandom(), clock, ids);
    dispatcher = dispatcher(ids.get(), patience);
    dispatcher.begin();
    sender =
        new Sender(
            new SqlEventStore(database),
            new SqlLeaseStore(database),
            ids.get(),
            clock,
            dispatcher::wake);
  }

  /** Another node's. */
  Dispatcher dispatcher(UUID nodeId, Duration patience) {
    Reach reach = Reach.allowing(List.of("127.0.0.1/32", "good.example"));
    Messenger messenger = Messengers.knowing(reach, NAMES, new HttpClientOptions());
    messengers.add(messenger);
    return new Dispatcher(
        store,
        deliveries,
        safe,
        new SqlLeaseStore(database),
        nodeId,
        new Courier(messenger, patience),
        RetrySchedule.USUAL,
        audit,
        clock);
  }

  Webhooks.Issued webhook(UUID tenantId, String url, String... types) {
    return webhooks.create(tenantId, new Terms("", URI.create(url), Set.of(types)), WHO);
  }

  /** Makes an event and sends it; its id. */
  UUID happens(@Nullable UUID tenantId) {
    UUID id = write(tenantId, "pack.published");
    sender.run();
    return id;
  }

  /** Makes an event. */
  UUID write(@Nullable UUID tenantId, String step) {
    var entry = audit.entry(tenantId, WHO, step, "lead-quality", "why", Map.of("version", "1.1.0"));
    audit.write(entry);
    return entry.id();
  }

  void send() {
    sender.run();
  }

  Delivery delivery(Webhooks.Issued issued, UUID eventId) {
    return deliveries.find(issued.webhook().id(), eventId).orElseThrow();
  }

  /** Lets time pass, and what is due then be sent. */
  void wait(Duration time) {
    clock.move(time);
    dispatcher.wake();
  }

  @Override
  public void close() {
    dispatcher.close();
    messengers.forEach(Messenger::close);
  }
}
