package dev.assay.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a tenant may send one more request in this minute of the clock, and counts it. It
 * counts in memory; nodes tell each other now and then what they counted. Never blocks;
 * thread-safe.
 */
public final class Rates {
  private static final int SECONDS = 60;

  private final UUID node;
  private volatile Minute current = new Minute(0);

  /** All counts of a minute since 1970. */
  private record Minute(long number, Map<UUID, Count> counts) {
    Minute(long number) {
      this(number, new ConcurrentHashMap<>());
    }

    Count of(UUID tenantId) {
      return counts.computeIfAbsent(tenantId, id -> new Count());
    }

    Duration left(Instant now) {
      return Duration.between(now, Instant.ofEpochSecond((number + 1) * SECONDS));
    }
  }

  /** Nothing is counted yet. */
  public Rates(UUID node) {
    this.node = node;
  }

  /**
   * Counts a request, unless it is one too many.
   *
   * @param limit how many may pass in a minute
   */
  public Standing take(UUID tenantId, int limit, Instant now) {
    Minute minute = minute(now);
    int left = minute.of(tenantId).take(limit);
    return new Standing(left >= 0, limit, Math.max(0, left), minute.left(now));
  }

  /** What the other nodes do not know yet of this minute; null where there is nothing. */
  public @Nullable News tell(Instant now) {
    Minute minute = minute(now);
    TreeMap<UUID, Integer> taken = new TreeMap<>();
    minute.counts.forEach(
        (tenantId, count) -> {
          int told = count.tell();
          if (told > 0) {
            taken.put(tenantId, told);
          }
        });
    return taken.isEmpty() ? null : new News(node, minute.number, taken);
  }

  /** Learns what another node let through. News of another minute than this one changes nothing. */
  public void hear(News news, Instant now) {
    Minute minute = minute(now);
    if (!news.node().equals(node) && news.minute() == minute.number) {
      news.taken().forEach((tenantId, taken) -> minute.of(tenantId).hear(news.node(), taken));
    }
  }

  private Minute minute(Instant now) {
    long number = Math.floorDiv(now.getEpochSecond(), SECONDS);
    Minute minute = current;
    return minute.number == number ? minute : turn(number);
  }

  /** A thread that is a moment late counts in the minute that has begun. */
  private synchronized Minute turn(long number) {
    if (number > current.number || number < current.number - 1) {
      current = new Minute(number);
    }
    return current;
  }
}
