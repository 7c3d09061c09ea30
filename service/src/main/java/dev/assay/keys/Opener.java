package dev.assay.keys;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives the keys of stored decisions, those of their leads read at once. For one thread. */
public final class Opener {
  private final TenantKeys tenantKeys;
  private final SecureRandom random;
  private final Map<UUID, LeadKey> leadKeys;
  private final Map<Version, TenantKey> fetched = new HashMap<>();

  Opener(TenantKeys tenantKeys, SecureRandom random, Map<UUID, LeadKey> leadKeys) {
    this.tenantKeys = tenantKeys;
    this.random = random;
    this.leadKeys = leadKeys;
  }

  private record Version(UUID tenantId, int version) {}

  /**
   * The key that opens a stored decision; empty if it is destroyed.
   *
   * @param lead one of those this was made for; null where none was named
   * @param own the decision's own key, where no lead was named
   * @throws BrokenSealException if the wrapped key is not as it was stored
   */
  public Optional<DataKey> key(
      UUID tenantId, UUID decisionId, @Nullable UUID lead, @Nullable WrappedKey own) {
    if (lead != null) {
      return Optional.ofNullable(leadKeys.get(lead))
          .filter(key -> key.tenantId().equals(tenantId))
          .map(
              key -> DataKey.ofLead(tenantId, lead, unwrap(tenantId, lead, key.wrapped()), random));
    }
    return Optional.ofNullable(own)
        .map(
            wrapped ->
                DataKey.ofDecision(
                    tenantId, decisionId, wrapped, unwrap(tenantId, decisionId, wrapped), random));
  }

  private Secret unwrap(UUID tenantId, UUID keyId, WrappedKey wrapped) {
    return fetched
        .computeIfAbsent(
            new Version(tenantId, wrapped.version()),
            version -> tenantKeys.get(tenantId, version.version()))
        .unwrap(keyId, wrapped);
  }
}
