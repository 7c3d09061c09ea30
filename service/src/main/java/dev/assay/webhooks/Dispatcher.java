package dev.assay.webhooks;

import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.leases.Lease;
import dev.assay.leases.LeaseStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what is due delivered, on one node of all at a time. Its thread reads what is due, hands it
 * to the courier and writes down what came of it; it waits for no target. A node that dies leaves
 * what was under way to the next one, which sends it again under the same id. Never interrupted: H2
 * closes its file under a thread that is.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final String TASK = "webhooks";
  private static final Duration HELD = Duration.ofSeconds(10);
  private static final Duration RENEWED = Duration.ofSeconds(1);
  private static final long PAUSE_MILLIS = 250;

  /** So many pauses at most are waited for the last answers. */
  private static final int LAST_PAUSES = 20;

  /** No target may ask for a longer pause. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(24);

  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration CLEANED = Duration.ofHours(1);
  private static final int GONE = 410;

  private final WebhookStore webhooks;
  private final DeliveryStore deliveries;
  private final SecretSafe safe;
  private final LeaseStore leases;
  private final UUID nodeId;
  private final Courier courier;
  private final RetrySchedule schedule;
  private final Audit audit;
  private final Clock clock;

  private final UnderWay underWay = new UnderWay();
  private final Queue<Outcome> came = new ConcurrentLinkedQueue<>();
  private final List<Outcome> unwritten = new ArrayList<>();
  private final Semaphore bell = new Semaphore(0);
  private final LongAdder delivered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Thread thread;
  private @Nullable Lease lease;
  private Instant renewOn = Instant.EPOCH;
  private Instant cleanOn = Instant.EPOCH;
  private volatile boolean closed;

  /** A dispatcher that has not begun. */
  public Dispatcher(
      WebhookStore webhooks,
      DeliveryStore deliveries,
      SecretSafe safe,
      LeaseStore leases,
      UUID nodeId,
      Courier courier,
      RetrySchedule schedule,
      Audit audit,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.safe = safe;
    this.leases = leases;
    this.nodeId = nodeId;
    this.courier = courier;
    this.schedule = schedule;
    this.audit = audit;
    this.clock = clock;
    this.thread = new Thread(this::run, "webhooks");
    this.thread.setDaemon(true);
  }

  /** Begins to deliver. */
  public void begin() {
    thread.start();
  }

  /** Something may be due. Never blocks. */
  public void wake() {
    bell.release();
  }

  /** How many events this node has delivered. */
  public long delivered() {
    return delivered.sum();
  }

  /** How many attempts of this node have failed. */
  public long failed() {
    return failed.sum();
  }

  private void run() {
    boolean failing = false;
    while (!closed) {
      try {
        if (bell.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          bell.drainPermits();
        }
        turn();
        failing = false;
      } catch (InterruptedException e) {
        LOG.warn("{} was interrupted, and goes on", thread.getName());
      } catch (RuntimeException e) {
        if (!failing) {
          LOG.warn("cannot deliver events to webhooks", e);
        }
        failing = true;
      }
    }
  }

  private void turn() {
    write();
    Instant now = clock.instant();
    if (!leads(now)) {
      return;
    }
    if (!now.isBefore(cleanOn)) {
      deliveries.forget(now.minus(KEPT));
      cleanOn = now.plus(CLEANED);
    }
    List<Webhook> due = new ArrayList<>(deliveries.due(now));
    due.sort(Comparator.comparingInt(underWay::ofTenant)); // who has least under way goes first
    due.forEach(webhook -> send(webhook, now));
  }

  /** Whether this node is the one that delivers. */
  private boolean leads(Instant now) {
    boolean fresh = now.isBefore(renewOn) && !now.isBefore(renewOn.minus(RENEWED));
    if (!fresh) {
      lease = leases.take(TASK, nodeId, now, now.plus(HELD)).orElse(null);
      renewOn = now.plus(RENEWED);
    }
    return lease != null;
  }

  private void send(Webhook webhook, Instant now) {
    int room = underWay.room(webhook);
    if (room == 0) {
      return;
    }
    int known = underWay.of(webhook.id());
    List<Delivery> next =
        deliveries.due(webhook.id(), now, room + known).stream()
            .filter(delivery -> !underWay.has(delivery))
            .limit(room)
            .toList();
    if (next.isEmpty()) {
      return;
    }
    List<SigningSecret> secrets =
        webhooks.secrets(webhook.id(), now).stream().map(safe::open).toList();
    for (Delivery delivery : next) {
      underWay.add(webhook, delivery);
      Letter letter = Letter.of(webhook.url(), delivery.sent(), secrets, now);
      courier
          .carry(letter)
          .onSuccess(
              result -> {
                came.add(outcome(delivery, now, result));
                wake();
              });
    }
  }

  private Outcome outcome(Delivery delivery, Instant at, Courier.Result result) {
    Instant now = clock.instant();
    long millis = Math.max(0, Duration.between(at, now).toMillis());
    Attempt attempt =
        new Attempt(delivery.attempts() + 1, at, millis, result.status(), result.failure());
    int tries = delivery.tries() + 1;
    boolean gone = Integer.valueOf(GONE).equals(result.status());
    Optional<Duration> pause =
        result.failure() == null || gone
            ? Optional.empty()
            : schedule.pause(delivery.webhookId(), delivery.eventId(), tries);
    Delivery.State state =
        result.failure() == null
            ? Delivery.State.DELIVERED
            : pause.isPresent() ? Delivery.State.WAITING : Delivery.State.DEAD;
    Instant dueOn = pause.map(usual -> now.plus(longer(usual, result.retryAfter()))).orElse(null);
    return new Outcome(
        delivery.webhookId(), delivery.eventId(), attempt, state, tries, dueOn, gone);
  }

  private static Duration longer(Duration usual, @Nullable Duration asked) {
    if (asked == null || asked.compareTo(usual) <= 0) {
      return usual;
    }
    return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
  }

  /** Writes down what came of attempts; kept for the next turn where the database is away. */
  private void write() {
    for (Outcome next = came.poll(); next != null; next = came.poll()) {
      unwritten.add(next);
    }
    if (unwritten.isEmpty()) {
      return;
    }
    deliveries.record(
        unwritten,
        webhook ->
            audit.entry(
                webhook.tenantId(),
                Who.SERVICE,
                Webhooks.PAUSED,
                webhook.id().toString(),
                "its target answered 410 Gone",
                Map.of()));
    for (Outcome written : unwritten) {
      underWay.remove(written);
      (written.state() == Delivery.State.DELIVERED ? delivered : failed).increment();
    }
    unwritten.clear();
  }

  /** Waits a little for what is under way, and leaves the rest to another node. */
  @Override
  public void close() {
    closed = true;
    wake();
    boolean interrupted = join();
    try {
      int waited = 0;
      while (waited < LAST_PAUSES && came.size() + unwritten.size() < underWay.all()) {
        waited += bell.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS) ? 0 : 1;
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    try {
      write();
      if (lease != null) {
        leases.release(lease);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean join() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    return interrupted;
  }
}
