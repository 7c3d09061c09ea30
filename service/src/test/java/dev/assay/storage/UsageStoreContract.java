package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.tenants.LogMode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Tenant;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store of counts promises. */
abstract class UsageStoreContract {
  private static final YearMonth MAY = YearMonth.of(2026, 5);
  private static final YearMonth JUNE = YearMonth.of(2026, 6);

  abstract Database open(Path folder);

  @Test
  void leads_areAddedUp_byTenantAndMonth(@TempDir Path folder) {
    try (Database database = open(folder)) {
      SqlUsageStore store = new SqlUsageStore(database);
      UUID one = tenant(database);
      UUID other = tenant(database);

      store.add(MAY, Map.of(one, 3L, other, 5L));
      store.add(MAY, Map.of(one, 4L));
      store.add(JUNE, Map.of(one, 1L));

      assertThat(store.of(MAY)).containsEntry(one, 7L).containsEntry(other, 5L);
      assertThat(store.of(JUNE)).containsEntry(one, 1L).doesNotContainKey(other);
    }
  }

  private static UUID tenant(Database database) {
    UUID id = UUID.randomUUID();
    new SqlTenantStore(database)
        .add(new Tenant(id, "acme", Plan.FREE, LogMode.LOSSLESS, 0, Instant.EPOCH));
    return id;
  }
}
