package dev.assay.quota;

import dev.assay.tenants.Tenant;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Says whether a tenant may have more leads scored this month, and counts them. It counts in
 * memory, and now and then tells all nodes what it counted: between two times a node knows nothing
 * of what others score. Months are those of UTC. Thread-safe.
 */
public final class Quota {
  private final UsageStore store;
  private Counts counts = new Counts(YearMonth.of(1970, 1));

  /** What is known of a month. */
  private static final class Counts {
    final YearMonth month;

    /** As all nodes have written it. */
    Map<UUID, Long> written = new HashMap<>();

    /** What only this node knows. */
    final Map<UUID, Long> own = new HashMap<>();

    Counts(YearMonth month) {
      this.month = month;
    }

    long of(UUID tenantId) {
      return written.getOrDefault(tenantId, 0L) + own.getOrDefault(tenantId, 0L);
    }
  }

  public Quota(UsageStore store) {
    this.store = store;
  }

  /**
   * Counts leads that are about to be scored.
   *
   * @return whether they may be; if not, none of them is counted
   */
  public synchronized boolean take(Tenant tenant, int leads, Instant now) {
    long limit = tenant.plan().leadsAMonth();
    if (limit == Long.MAX_VALUE) {
      return true;
    }
    Counts current = counts(now);
    if (current.of(tenant.id()) + leads > limit) {
      return false;
    }
    current.own.merge(tenant.id(), (long) leads, Long::sum);
    return true;
  }

  /** When the next month begins. */
  public static Instant next(Instant now) {
    return month(now).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Writes down what was counted here, and reads what all nodes have counted. Blocks. */
  public void exchange(Instant now) {
    Counts current;
    Map<UUID, Long> own;
    synchronized (this) {
      current = counts(now);
      own = Map.copyOf(current.own);
    }
    if (!own.isEmpty()) {
      store.add(current.month, own);
    }
    synchronized (this) {
      own.forEach(
          (tenantId, leads) -> {
            current.own.merge(tenantId, -leads, Long::sum);
            current.written.merge(tenantId, leads, Long::sum);
          });
      current.own.values().removeIf(left -> left == 0);
    }
    Map<UUID, Long> written = store.of(current.month);
    synchronized (this) {
      current.written = new HashMap<>(written);
    }
  }

  /** What was not written of a month that is over is not needed any more. */
  private Counts counts(Instant now) {
    YearMonth month = month(now);
    if (!counts.month.equals(month)) {
      counts = new Counts(month);
    }
    return counts;
  }

  private static YearMonth month(Instant now) {
    return YearMonth.from(now.atOffset(ZoneOffset.UTC));
  }
}
