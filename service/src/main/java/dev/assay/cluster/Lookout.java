package dev.assay.cluster;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the database every second, and when somebody says there is something new; on a thread
 * of its own, since a database that is away makes who asks it wait.
 */
final class Lookout implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** For so long a node that was seen in the database is told of. */
  private static final Duration REMEMBERED = Duration.ofMinutes(2);

  private final Registry registry;
  private final Freshness freshness;
  private final Clock clock;
  private final Supplier<NodeReport> self;
  private final Consumer<Marks> found;
  private final Bell bell = new Bell("lookout", EVERY, this::look);
  private volatile List<Registry.Seen> seen = List.of();
  private long registeredAt;
  private boolean well = true;

  /**
   * Starts the thread.
   *
   * @param self what this node says of itself
   * @param found told how far the database has come
   */
  Lookout(
      Registry registry,
      Freshness freshness,
      Clock clock,
      Supplier<NodeReport> self,
      Consumer<Marks> found) {
    this.registry = registry;
    this.freshness = freshness;
    this.clock = clock;
    this.self = self;
    this.found = found;
    this.registeredAt = freshness.now() - Duration.ofHours(1).toNanos();
    bell.start();
  }

  /** Has it look at once. Never blocks. */
  void lookSoon() {
    bell.ring();
  }

  /** The nodes in the database, as of the last look. */
  List<Registry.Seen> seen() {
    return seen;
  }

  private void look() {
    try {
      lookNow();
      well = true;
    } catch (RuntimeException e) {
      freshness.lookFailed();
      if (well) {
        LOG.warn("the database cannot be reached; it will be tried again", e);
      }
      well = false;
    }
  }

  private void lookNow() {
    long asked = freshness.now();
    Marks marks = registry.marks();
    found.accept(marks);
    freshness.looked(asked);
    if (asked - registeredAt >= EVERY.toNanos()) {
      registry.put(self.get(), clock.instant());
      seen = registry.seen(clock.instant().minus(REMEMBERED));
      registeredAt = asked;
    }
  }

  @Override
  public void close() {
    bell.close();
  }
}
