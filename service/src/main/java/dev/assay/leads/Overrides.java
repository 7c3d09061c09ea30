package dev.assay.leads;

import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.Receipt;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scores that people put in place of computed ones, for whoever decides on leads beside their
 * memory. Thread-safe; calls block.
 */
public final class Overrides {
  private final OverrideStore store;
  private final ApiKeys tenants;
  private final LeadSeal seal;
  private final Clock clock;

  Overrides(OverrideStore store, ApiKeys tenants, LeadSeal seal, Clock clock) {
    this.store = store;
    this.tenants = tenants;
    this.seal = seal;
    this.clock = clock;
  }

  /** Whether a tenant ever put any in place of what a pack computes. Never blocks. */
  public boolean concern(UUID tenantId, String pack) {
    Tenant tenant = tenants.tenant(tenantId);
    return tenant != null && tenant.overridden().contains(pack);
  }

  /**
   * The overrides that hold, by the caller's own id of the lead.
   *
   * @param at the clock of the decision; null for now
   */
  public Map<String, UUID> holding(
      UUID tenantId, String pack, Collection<String> leadIds, @Nullable Instant at) {
    Map<String, String> byLookup = new HashMap<>();
    for (String leadId : leadIds) {
      seal.lookups(tenantId, leadId).forEach(lookup -> byLookup.put(lookup, leadId));
    }
    Instant time = at == null ? clock.instant() : at;
    Map<String, UUID> holding = new HashMap<>();
    if (byLookup.isEmpty()) {
      return holding;
    }
    for (OverrideStore.Standing each :
        store.standing(tenantId, pack, List.copyOf(byLookup.keySet()))) {
      Instant expires = each.expiresOn();
      String leadId = byLookup.get(each.lookup());
      if (leadId != null && (expires == null || expires.isAfter(time))) {
        holding.put(leadId, each.override());
      }
    }
    return holding;
  }

  /** The scores of overrides that the receipts of a tenant's decisions name. */
  public Map<UUID, Integer> scores(UUID tenantId, Stream<Decision> decisions) {
    List<UUID> named =
        decisions
            .map(Decision::receipt)
            .map(Receipt::overrideId)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return named.isEmpty() ? Map.of() : store.scores(tenantId, named);
  }
}
