package dev.assay.quota;

import dev.assay.events.Event;
import dev.assay.tenants.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Says whether a tenant may have more leads scored this month, and counts them. It counts in
 * memory, and now and then tells all nodes what it counted: between two times a node knows nothing
 * of what others score. What has no limit is told of once a minute. Months are those of UTC.
 * Thread-safe.
 */
public final class Quota {
  private static final String REACHED = "quota.reached";
  private static final Duration RHYTHM = Duration.ofMinutes(1);

  private final UsageStore store;
  private final Supplier<UUID> newId;
  private volatile Counts counts = new Counts(YearMonth.of(1970, 1));
  private Instant toldOn = Instant.EPOCH;

  /** What only this node knows of a tenant. */
  private static final class Own {
    long leads;
    long limit;

    /** Whether a call was refused for it. */
    boolean refused;

    boolean isNothing() {
      return leads == 0 && !refused;
    }
  }

  /** What is known of a month. */
  private static final class Counts {
    final YearMonth month;

    /** As all nodes have written it. */
    Map<UUID, Long> written = new HashMap<>();

    final Map<UUID, Own> own = new HashMap<>();

    /** What only this node knows of tenants without a limit: many threads count at once. */
    final Map<UUID, LongAdder> unlimited = new ConcurrentHashMap<>();

    private final Instant begins;
    private final Instant ends;

    Counts(YearMonth month) {
      this.month = month;
      begins = begin(month);
      ends = begin(month.plusMonths(1));
    }

    boolean holds(Instant now) {
      return now.isBefore(ends) && !now.isBefore(begins);
    }

    LongAdder unlimited(UUID tenantId) {
      return unlimited.computeIfAbsent(tenantId, id -> new LongAdder());
    }

    Own own(Tenant tenant) {
      Own own = own(tenant.id());
      own.limit = tenant.plan().leadsAMonth();
      return own;
    }

    Own own(UUID tenantId) {
      return own.computeIfAbsent(tenantId, id -> new Own());
    }
  }

  /**
   * Nothing is counted yet.
   *
   * @param newId gives UUIDv7
   */
  public Quota(UsageStore store, Supplier<UUID> newId) {
    this.store = store;
    this.newId = newId;
  }

  /**
   * Counts leads that are about to be scored.
   *
   * @return whether they may be; if not, none of them is counted
   */
  public boolean take(Tenant tenant, int leads, Instant now) {
    if (isLimited(tenant)) {
      return count(tenant, leads, now);
    }
    counts(now).unlimited(tenant.id()).add(leads);
    return true;
  }

  /** Leads that were counted then could not be scored. */
  public void giveBack(Tenant tenant, int leads, Instant then) {
    if (isLimited(tenant)) {
      uncount(tenant, leads, then);
    } else if (counts.holds(then)) {
      counts.unlimited(tenant.id()).add(-leads);
    }
  }

  /** How many leads of a tenant were scored this month, as far as this node knows. */
  public synchronized long scored(UUID tenantId, Instant now) {
    Counts current = counts(now);
    LongAdder unlimited = current.unlimited.get(tenantId);
    Own own = current.own.get(tenantId);
    return current.written.getOrDefault(tenantId, 0L)
        + (own == null ? 0 : own.leads)
        + (unlimited == null ? 0 : unlimited.sum());
  }

  private static boolean isLimited(Tenant tenant) {
    return tenant.plan().leadsAMonth() != Long.MAX_VALUE;
  }

  private synchronized boolean count(Tenant tenant, int leads, Instant now) {
    Counts current = counts(now);
    Own own = current.own(tenant);
    if (current.written.getOrDefault(tenant.id(), 0L) + own.leads + leads > own.limit) {
      own.refused = true;
      return false;
    }
    own.leads += leads;
    return true;
  }

  private synchronized void uncount(Tenant tenant, int leads, Instant then) {
    if (counts.holds(then)) {
      counts.own(tenant).leads -= leads;
    }
  }

  /** When the next month begins. */
  public static Instant next(Instant now) {
    return begin(month(now).plusMonths(1));
  }

  private static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * Writes down what was counted here, and reads what all nodes have counted. Whose limit is
   * reached is told of once a month. Blocks.
   */
  public void exchange(Instant now) {
    exchange(now, !now.isBefore(toldOn.plus(RHYTHM)) || now.isBefore(toldOn));
  }

  /** The same for the last time on this node: nothing is left for later. Blocks. */
  public void finish(Instant now) {
    exchange(now, true);
  }

  private void exchange(Instant now, boolean all) {
    Counts current;
    List<UsageStore.Added> added = new ArrayList<>();
    List<UsageStore.Added> unlimited = new ArrayList<>();
    synchronized (this) {
      current = counts(now);
      current.own.values().removeIf(Own::isNothing);
      current.own.forEach((tenantId, own) -> added.add(added(tenantId, own, now)));
    }
    if (all) {
      current.unlimited.forEach(
          (tenantId, leads) -> unlimited.add(added(tenantId, unlimited(leads), now)));
      unlimited.removeIf(each -> each.leads() == 0);
      toldOn = now;
    }
    List<UsageStore.Added> both = new ArrayList<>(added);
    both.addAll(unlimited);
    if (!both.isEmpty()) {
      store.add(current.month, both);
    }
    synchronized (this) {
      for (UsageStore.Added each : added) {
        Own own = current.own(each.tenantId());
        own.leads -= each.leads();
        own.refused = false;
      }
      unlimited.forEach(each -> current.unlimited(each.tenantId()).add(-each.leads()));
      both.forEach(each -> current.written.merge(each.tenantId(), each.leads(), Long::sum));
    }
    Map<UUID, Long> written = store.of(current.month);
    synchronized (this) {
      current.written = new HashMap<>(written);
    }
  }

  private static Own unlimited(LongAdder leads) {
    Own own = new Own();
    own.leads = leads.sum();
    own.limit = Long.MAX_VALUE;
    return own;
  }

  private UsageStore.Added added(UUID tenantId, Own own, Instant now) {
    Map<String, String> data =
        Map.of(
            "month",
            month(now).toString(),
            "limit",
            Long.toString(own.limit),
            "resets_on",
            next(now).toString());
    Event reached =
        new Event(newId.get(), tenantId, REACHED, month(now).toString(), new TreeMap<>(data), now);
    return new UsageStore.Added(tenantId, own.leads, own.limit, own.refused, reached);
  }

  private Counts counts(Instant now) {
    Counts known = counts;
    return known.holds(now) ? known : turned(now);
  }

  /** What was not written of a month that is over is not needed any more. */
  private synchronized Counts turned(Instant now) {
    if (!counts.holds(now)) {
      counts = new Counts(month(now));
    }
    return counts;
  }

  private static YearMonth month(Instant now) {
    return YearMonth.from(now.atOffset(ZoneOffset.UTC));
  }
}
