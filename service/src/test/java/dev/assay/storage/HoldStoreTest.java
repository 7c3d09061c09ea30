package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.TestTrail;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.erasure.AskedBy;
import dev.assay.erasure.HoldStore;
import dev.assay.erasure.OwedErasure;
import dev.assay.keys.Lookup;
import dev.assay.keys.WrappedKey;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Tenant;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the store of holds promises. */
@ParameterizedClass
@EnumSource
final class HoldStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

  private final TestDatabase kind;
  private final UUID tenant = UUID.randomUUID();
  private final HoldStore.Sealed hold = hold(1);
  private final OwedErasure owed = owed(AskedBy.EMAIL, "trace");
  @TempDir private Path folder;
  private Database database;
  private SqlHoldStore store;

  HoldStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() {
    database = kind.open(folder);
    store = new SqlHoldStore(database);
    new SqlTenantStore(database)
        .add(
            new Tenant(tenant, "acme", Plan.UNLIMITED, LogMode.LOSSLESS, 0, NOON),
            TestTrail.entry());
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private HoldStore.Sealed hold(int number) {
    return new HoldStore.Sealed(
        new UUID(number, 0),
        tenant,
        Lookup.PHONE,
        List.of("2.new", "1.old"),
        new WrappedKey(3, Bytes.of(new byte[] {1, 2})),
        Bytes.of(new byte[] {3, 4}),
        new Who(UUID.randomUUID(), "legal"),
        NOON);
  }

  private OwedErasure owed(AskedBy by, String asked) {
    return new OwedErasure(
        UUID.randomUUID(), tenant, by, List.of("1.hash"), asked, Who.SERVICE, NOON);
  }

  @Test
  void place_andRelease_asItWas() {
    store.place(hold, TestTrail.entry());
    HoldStore.Sealed second = hold(2);
    store.place(second, TestTrail.entry());

    assertThat(store.page(tenant, null, 9)).containsExactly(second, hold);
    assertThat(store.page(tenant, second.id(), 9)).containsExactly(hold);
    assertThat(store.page(UUID.randomUUID(), null, 9)).isEmpty();

    assertThat(store.release(UUID.randomUUID(), hold.id(), TestTrail.entry())).isFalse();
    assertThat(store.release(tenant, hold.id(), TestTrail.entry())).isTrue();
    assertThat(store.release(tenant, hold.id(), TestTrail.entry())).isFalse();
    assertThat(store.page(tenant, null, 9)).containsExactly(second);
  }

  @Test
  void owe_theSameTwice_isOwedOnce() {
    OwedErasure client =
        new OwedErasure(
            UUID.randomUUID(),
            tenant,
            AskedBy.CLIENT_ID,
            List.of("id"),
            "id",
            new Who(null, "key"),
            NOON);
    store.owe(owed, TestTrail.entry());
    store.owe(owed(AskedBy.EMAIL, "trace"), TestTrail.entry());
    store.owe(client, TestTrail.entry());

    assertThat(store.owed()).containsExactlyInAnyOrder(owed, client);

    store.settle(owed.id());
    assertThat(store.owed()).containsExactly(client);
  }

  @Test
  void backup_ofAHoldAndWhatIsOwed_isRestored(@TempDir Path elsewhere) {
    store.place(hold, TestTrail.entry());
    store.owe(owed, TestTrail.entry());
    Path file = folder.resolve("a.backup");
    new Backup(file).write(database);

    try (NewDatabase made = NewDatabase.open(new DataFolder(elsewhere), null)) {
      made.fill(new Backup(file));
      made.finish();
    }

    try (Database restored = Database.embedded(new DataFolder(elsewhere))) {
      SqlHoldStore again = new SqlHoldStore(restored);
      assertThat(again.page(tenant, null, 9)).containsExactly(hold);
      assertThat(again.owed()).containsExactly(owed);
    }
  }
}
