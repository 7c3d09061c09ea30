package dev.assay.tenants;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All tenants and keys at one moment; immutable. */
final class Directory {
  private final Map<UUID, Tenant> tenants = new LinkedHashMap<>();
  private final Map<UUID, ApiKey> keys = new LinkedHashMap<>();
  private final Map<String, ApiKey> byHash = new HashMap<>();

  Directory(List<Tenant> tenants, List<ApiKey> keys) {
    tenants.forEach(tenant -> this.tenants.put(tenant.id(), tenant));
    for (ApiKey key : keys) {
      this.keys.put(key.id(), key);
      byHash.put(key.hash(), key);
    }
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
