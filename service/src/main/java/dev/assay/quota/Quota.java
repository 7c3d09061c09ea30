package dev.assay.quota;

import dev.assay.events.Event;
import dev.assay.tenants.Tenant;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Says whether a tenant may have more leads scored this month, and counts them. It counts in
 * memory, and now and then tells all nodes what it counted: between two times a node knows nothing
 * of what others score. Months are those of UTC. Thread-safe.
 */
public final class Quota {
  private static final String REACHED = "quota.reached";

  private final UsageStore store;
  private final Supplier<UUID> newId;
  private Counts counts = new Counts(YearMonth.of(1970, 1));

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

    Counts(YearMonth month) {
      this.month = month;
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
    return !isLimited(tenant) || count(tenant, leads, now);
  }

  /** Leads that were counted then could not be scored. */
  public void giveBack(Tenant tenant, int leads, Instant then) {
    if (isLimited(tenant)) {
      uncount(tenant, leads, then);
    }
  }

  /** Whether anything of a tenant is counted. */
  public static boolean isLimited(Tenant tenant) {
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
    if (counts.month.equals(month(then))) {
      counts.own(tenant).leads -= leads;
    }
  }

  /** When the next month begins. */
  public static Instant next(Instant now) {
    return month(now).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * Writes down what was counted here, and reads what all nodes have counted. Whose limit is
   * reached is told of once a month. Blocks.
   */
  public void exchange(Instant now) {
    Counts current;
    List<UsageStore.Added> added = new ArrayList<>();
    synchronized (this) {
      current = counts(now);
      current.own.values().removeIf(Own::isNothing);
      current.own.forEach((tenantId, own) -> added.add(added(tenantId, own, now)));
    }
    if (!added.isEmpty()) {
      store.add(current.month, added);
    }
    synchronized (this) {
      for (UsageStore.Added each : added) {
        Own own = current.own(each.tenantId());
        own.leads -= each.leads();
        own.refused = false;
        current.written.merge(each.tenantId(), each.leads(), Long::sum);
      }
    }
    Map<UUID, Long> written = store.of(current.month);
    synchronized (this) {
      current.written = new HashMap<>(written);
    }
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
