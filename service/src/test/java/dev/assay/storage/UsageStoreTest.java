package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.TestTrail;
import dev.assay.events.Event;
import dev.assay.quota.UsageStore;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Tenant;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the store of counts promises. */
@ParameterizedClass
@EnumSource
final class UsageStoreTest {
  private static final YearMonth MAY = YearMonth.of(2026, 5);
  private static final YearMonth JUNE = YearMonth.of(2026, 6);
  private static final long LIMIT = 100;

  private final TestDatabase kind;

  UsageStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @Test
  void leads_areAddedUp_byTenantAndMonth(@TempDir Path folder) {
    try (Database database = kind.open(folder)) {
      SqlUsageStore store = new SqlUsageStore(database);
      UUID one = tenant(database);
      UUID other = tenant(database);

      store.add(MAY, List.of(added(one, 3, false), added(other, 5, false)));
      store.add(MAY, List.of(added(one, 4, false)));
      store.add(JUNE, List.of(added(one, 1, false)));

      assertThat(store.of(MAY)).containsEntry(one, 7L).containsEntry(other, 5L);
      assertThat(store.of(JUNE)).containsEntry(one, 1L).doesNotContainKey(other);
    }
  }

  @Test
  void limit_isToldOfOnceAMonth_whenItIsReached_orACallWasRefusedForIt(@TempDir Path folder) {
    try (Database database = kind.open(folder)) {
      SqlUsageStore store = new SqlUsageStore(database);
      UUID used = tenant(database);
      UUID refused = tenant(database);

      store.add(MAY, List.of(added(used, LIMIT - 1, false), added(refused, 1, false)));
      assertThat(told(database)).isEmpty();
      store.add(MAY, List.of(added(used, 1, false), added(refused, 0, true)));
      assertThat(told(database)).containsExactlyInAnyOrder(used, refused);
      store.add(MAY, List.of(added(used, 1, true), added(refused, LIMIT, true)));
      assertThat(told(database)).hasSize(2);
      store.add(JUNE, List.of(added(used, LIMIT, false)));
      assertThat(told(database)).containsExactlyInAnyOrder(used, refused, used);
    }
  }

  private static List<UUID> told(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select tenant_id from events where type = 'quota.reached'")
                    .mapTo(UUID.class)
                    .list());
  }

  private static UsageStore.Added added(UUID tenant, long leads, boolean refused) {
    Event reached =
        new Event(
            UUID.randomUUID(), tenant, "quota.reached", "2026-05", new TreeMap<>(), Instant.EPOCH);
    return new UsageStore.Added(tenant, leads, LIMIT, refused, reached);
  }

  private static UUID tenant(Database database) {
    UUID id = UUID.randomUUID();
    new SqlTenantStore(database)
        .add(
            new Tenant(id, "acme", Plan.FREE, LogMode.LOSSLESS, 0, Instant.EPOCH),
            TestTrail.entry());
    return id;
  }
}
