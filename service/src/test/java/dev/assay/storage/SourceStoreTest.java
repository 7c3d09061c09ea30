package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.TestTrail;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.enrichment.SourceStore.Sealed;
import dev.assay.keys.WrappedKey;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Tenant;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the store of sources promises. */
@ParameterizedClass
@EnumSource
final class SourceStoreTest {

  private final TestDatabase kind;

  SourceStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @Test
  void source_ofATenant_isOne_untilItIsRemoved(@TempDir Path folder) {
    try (Database database = kind.open(folder)) {
      SqlSourceStore store = new SqlSourceStore(database);
      UUID tenant = UUID.randomUUID();
      new SqlTenantStore(database)
          .add(
              new Tenant(tenant, "acme", Plan.FREE, LogMode.LOSSLESS, 0, Instant.EPOCH),
              TestTrail.entry());

      store.put(sealed(tenant, 1), entry(tenant));
      Sealed second = sealed(tenant, 2);
      store.put(second, entry(tenant));
      assertThat(store.all()).containsExactly(second);

      store.remove(tenant, entry(tenant));
      store.remove(tenant, entry(tenant));
      assertThat(store.all()).isEmpty();
    }
  }

  private static Sealed sealed(UUID tenant, int content) {
    return new Sealed(
        UUID.randomUUID(),
        tenant,
        new WrappedKey(content, Bytes.of((byte) 7)),
        Bytes.of((byte) content));
  }

  private static AuditEntry entry(UUID tenant) {
    return new AuditEntry(
        UUID.randomUUID(), Instant.EPOCH, tenant, Who.SERVICE, "enrichment.on", "", "", Map.of());
  }
}
