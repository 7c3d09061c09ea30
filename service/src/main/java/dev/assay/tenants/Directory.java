package dev.assay.tenants;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All tenants and keys at one moment; immutable. */
final class Directory {
  private final Map<UUID, Tenant> tenants = new LinkedHashMap<>();
  private final Map<UUID, ApiKey> keys = new LinkedHashMap<>();
  private final Map<String, ApiKey> byHash = new HashMap<>();

  private final @Nullable Instant until;

  /**
   * Who is known, with the plans that are in force then.
   *
   * @param tenants as they are stored: with plans that are due already, and those to come
   */
  Directory(List<Tenant> tenants, List<ApiKey> keys, Instant now) {
    tenants.forEach(tenant -> this.tenants.put(tenant.id(), tenant.at(now)));
    until =
        this.tenants.values().stream()
            .map(tenant -> tenant.subscription().next())
            .filter(Objects::nonNull)
            .map(Subscription.Next::from)
            .min(Comparator.naturalOrder())
            .orElse(null);
    for (ApiKey key : keys) {
      this.keys.put(key.id(), key);
      byHash.put(key.hash(), key);
    }
  }

  /** When another plan comes into force by itself; null where none will. */
  @Nullable Instant until() {
    return until;
  }

  /** The same with the plans that are in force by then. */
  Directory at(Instant now) {
    return new Directory(tenants(), List.copyOf(keys.values()), now);
  }

  /** Tenants, their changes, keys and revocations, counted. */
  long mark() {
    return tenants.size()
        + tenants.values().stream().mapToLong(Tenant::changes).sum()
        + keys.size()
        + keys.values().stream().filter(ApiKey::revoked).count();
  }

  List<Tenant> tenants() {
    return List.copyOf(tenants.values());
  }

  @Nullable Tenant tenant(UUID id) {
    return tenants.get(id);
  }

  /** Keys of a tenant, or of operators where it is null. */
  List<ApiKey> keys(@Nullable UUID tenantId) {
    return keys.values().stream()
        .filter(k -> tenantId == null ? k.tenantId() == null : tenantId.equals(k.tenantId()))
        .toList();
  }

  @Nullable ApiKey key(UUID id) {
    return keys.get(id);
  }

  @Nullable ApiKey keyByHash(String hash) {
    return byHash.get(hash);
  }

  /** Who holds a key; null for a revoked one. */
  @Nullable Principal holder(@Nullable ApiKey key) {
    if (key == null || key.revoked()) {
      return null;
    }
    if (key.tenantId() == null) {
      return new Principal(null, key);
    }
    Tenant tenant = tenants.get(key.tenantId());
    return tenant == null ? null : new Principal(tenant, key);
  }
}
