package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.TestTrail;
import dev.assay.audit.Who;
import dev.assay.decisionlog.Erased;
import dev.assay.retention.Due;
import dev.assay.retention.Retention;
import dev.assay.retention.Walk;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Tenant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the store of retentions promises. */
@ParameterizedClass
@EnumSource
final class RetentionStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

  private final TestDatabase kind;
  private final UUID tenant = UUID.randomUUID();
  @TempDir private Path folder;
  private Database database;
  private SqlRetentionStore store;

  RetentionStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() {
    database = kind.open(folder);
    store = new SqlRetentionStore(database);
    new SqlTenantStore(database)
        .add(
            new Tenant(tenant, "acme", Plan.UNLIMITED, LogMode.LOSSLESS, 0, NOON),
            TestTrail.entry());
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private static Retention retention(int version, @Nullable Integer days) {
    return new Retention(version, days, "policy", new Who(null, "officer"), NOON);
  }

  private void lead(Instant since) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into lead_keys (lead, tenant_id, tenant_key_version, sealed)"
                        + " values (?, ?, 1, ?)",
                    new UUID(
                        since.toEpochMilli() << 16, UUID.randomUUID().getLeastSignificantBits()),
                    tenant,
                    "what a wrapped key looks like".getBytes(StandardCharsets.US_ASCII)));
  }

  private Walk walk() {
    return store.walk(tenant).orElseThrow();
  }

  @Test
  void add_versions_theNewestIsInForce() {
    assertThat(store.add(tenant, retention(1, 30), TestTrail.entry())).isTrue();
    assertThat(store.add(tenant, retention(1, 40), TestTrail.entry())).isFalse();
    assertThat(store.limited()).isEqualTo(Map.of(tenant, retention(1, 30)));

    assertThat(store.add(tenant, retention(2, null), TestTrail.entry())).isTrue();

    assertThat(store.limited()).isEmpty();
    assertThat(store.versions(tenant, 9)).containsExactly(retention(2, null), retention(1, 30));
    assertThat(store.versions(UUID.randomUUID(), 9)).isEmpty();
  }

  @Test
  void step_manyLeads_erasedInPortionsUpToTheCutoff() {
    Instant cutoff = NOON.minus(Duration.ofDays(30));
    for (int i = 1; i <= 130; i++) {
      lead(cutoff.minusSeconds(i));
    }
    lead(cutoff.plusSeconds(1));
    store.begin(tenant, 1, NOON);

    assertThat(store.due(tenant, cutoff)).isEqualTo(new Due(130, 0, true));
    assertThat(store.step(walk(), cutoff).map(Erased::leads)).contains(100);
    assertThat(walk().leads()).isEqualTo(100);
    assertThat(store.step(walk(), cutoff).map(Erased::leads)).contains(30);
    assertThat(store.step(walk(), cutoff)).isEmpty();
    store.end(tenant, NOON, Optional.of(TestTrail.entry()));

    assertThat(walk().leads()).isEqualTo(130);
    assertThat(walk().endedOn()).isEqualTo(NOON);
    assertThat(store.due(tenant, cutoff)).isEqualTo(new Due(0, 0, true));
    assertThat(new SqlDecisionStore(database).destroyedKeys()).isEmpty();
  }
}
