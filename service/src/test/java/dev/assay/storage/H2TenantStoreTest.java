package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.tenants.ApiKey;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class H2TenantStoreTest {
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00.001Z");
  private static final Instant LATE = Instant.parse("2026-07-01T12:30:00.999Z");

  @TempDir private Path folder;

  @Test
  void add_readBack_alsoAfterReopening() {
    Tenant late = new Tenant(UUID.randomUUID(), "late", Plan.UNLIMITED, LATE);
    Tenant early = new Tenant(UUID.randomUUID(), "früh ⚡", Plan.FREE, EARLY);
    ApiKey key = key(early.id(), Set.of(Role.ADMIN, Role.INTEGRATOR), "h1", EARLY);
    ApiKey operator = key(null, Set.of(Role.OPERATOR), "h2", LATE);

    try (Database database = Database.embedded(new DataFolder(folder))) {
      SqlTenantStore store = new SqlTenantStore(database);
      store.add(late);
      store.add(early);
      store.add(operator);
      store.add(key);
    }

    try (Database database = Database.embedded(new DataFolder(folder))) {
      SqlTenantStore store = new SqlTenantStore(database);
      assertThat(store.tenants()).isEqualTo(List.of(early, late));
      assertThat(store.keys()).isEqualTo(List.of(key, operator));
    }
  }

  @Test
  void revoke_twice_keepsTheFirstTime() {
    try (Database database = Database.embedded(new DataFolder(folder))) {
      SqlTenantStore store = new SqlTenantStore(database);
      ApiKey key = key(null, Set.of(Role.OPERATOR), "h", EARLY);
      store.add(key);

      store.revoke(key.id(), EARLY);
      store.revoke(key.id(), LATE);

      assertThat(store.keys()).extracting(ApiKey::revokedOn).containsExactly(EARLY);
    }
  }

  private static ApiKey key(@Nullable UUID tenant, Set<Role> roles, String hash, Instant at) {
    return new ApiKey(UUID.randomUUID(), tenant, "n8n", roles, "ak_abc", hash, at, null);
  }
}
