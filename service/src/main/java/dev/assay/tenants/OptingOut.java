package dev.assay.tenants;

import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.keys.HashKeys;
import dev.assay.keys.Lookup;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Notes who is not to be judged, and who may be again. Changes block, and return when every node
 * knows.
 */
public final class OptingOut {
  private final TenantStore store;
  private final ApiKeys tenants;
  private final HashKeys hashKeys;
  private final Audit audit;
  private final Clock clock;
  private final Supplier<UUID> newId;

  /**
   * Notes by this clock.
   *
   * @param tenants knows of all opt-outs
   * @param newId gives UUIDv7, so that opt-outs sort by time
   */
  public OptingOut(
      TenantStore store,
      ApiKeys tenants,
      HashKeys hashKeys,
      Audit audit,
      Clock clock,
      Supplier<UUID> newId) {
    this.store = store;
    this.tenants = tenants;
    this.hashKeys = hashKeys;
    this.audit = audit;
    this.clock = clock;
    this.newId = newId;
  }

  /**
   * An opt-out that stands.
   *
   * @param isNew whether it did not stand before
   */
  public record Noted(OptOut optOut, boolean isNew) {}

  /** From now on nobody who is found by that value is judged. */
  public synchronized Noted optOut(UUID tenantId, Lookup by, String value, Who who) {
    List<String> lookups = hashKeys.all(by, tenantId, value);
    Optional<OptOut> stands = of(tenantId).find(lookups);
    if (stands.isPresent()) {
      return new Noted(stands.get(), false);
    }
    OptOut optOut =
        new OptOut(newId.get(), by, lookups, who, clock.instant().truncatedTo(ChronoUnit.MICROS));
    Map<String, String> details = Map.of("asked", hashKeys.trace(by, tenantId, value));
    store.add(
        tenantId,
        optOut,
        audit.entry(
            tenantId,
            who,
            "opt_out.noted",
            by.name().toLowerCase(Locale.ROOT),
            "",
            with(optOut, details)));
    tenants.refresh();
    return new Noted(optOut, true);
  }

  /** From now on that person may be judged again; answers whether that was not so before. */
  public synchronized boolean withdraw(UUID tenantId, UUID optOutId, String reason, Who who) {
    Optional<OptOut> stands = of(tenantId).find(optOutId);
    stands.ifPresent(
        optOut -> {
          store.remove(
              tenantId,
              optOutId,
              audit.entry(
                  tenantId,
                  who,
                  "opt_out.withdrawn",
                  optOut.by().name().toLowerCase(Locale.ROOT),
                  reason,
                  with(optOut, Map.of())));
          tenants.refresh();
        });
    return stands.isPresent();
  }

  /** Who is not to be judged. Never blocks. */
  public OptOuts of(UUID tenantId) {
    Tenant tenant = tenants.tenant(tenantId);
    return tenant == null ? OptOuts.NONE : tenant.optOuts();
  }

  private static Map<String, String> with(OptOut optOut, Map<String, String> details) {
    Map<String, String> all = new TreeMap<>(details);
    all.put("opt_out", optOut.id().toString());
    return all;
  }
}
