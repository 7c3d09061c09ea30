package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.TestTrail;
import dev.assay.audit.Who;
import dev.assay.customers.Company;
import dev.assay.customers.Customer;
import dev.assay.customers.CustomerSets;
import dev.assay.customers.CustomerStore.Change;
import dev.assay.customers.Origin;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Tenant;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the store of customers promises. */
@ParameterizedClass
@EnumSource
final class CustomerStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
  private static final int MANY = 1_000;

  private final TestDatabase kind;
  private final UUID tenant = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  @TempDir private Path folder;
  private Database database;
  private SqlCustomerStore store;

  CustomerStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() {
    database = kind.open(folder);
    store = new SqlCustomerStore(database);
    for (UUID id : List.of(tenant, other)) {
      new SqlTenantStore(database)
          .add(
              new Tenant(id, "acme", Plan.UNLIMITED, LogMode.LOSSLESS, 0, NOON), TestTrail.entry());
    }
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private static Customer customer(UUID tenant, int id, String name, String industry) {
    Company company =
        new Company(
            name,
            name + ".example",
            JsonNodeFactory.instance.objectNode().put("industry", industry));
    return new Customer(new UUID(1, id), tenant, name, company, Origin.API, NOON);
  }

  private Customer customer(int id, String name) {
    return customer(tenant, id, name, "software");
  }

  private AuditEntry entry() {
    return new AuditEntry(
        UUID.randomUUID(), NOON, tenant, Who.SERVICE, "customer.removed", "", "", Map.of());
  }

  @Test
  void put_again_keepsTheFirstId() {
    Customer renamed = customer(tenant, 9, "globex", "banking");

    assertThat(store.put(tenant, List.of(customer(1, "globex"), customer(2, "acme")), MANY))
        .contains(2);
    assertThat(store.put(tenant, List.of(renamed), MANY)).contains(0);

    Customer kept = store.find(tenant, "globex").orElseThrow();
    assertThat(kept.id()).isEqualTo(new UUID(1, 1));
    assertThat(kept.company()).isEqualTo(renamed.company());
    assertThat(store.find(other, "globex")).isEmpty();
  }

  @Test
  void put_tooMany_keepsNothing() {
    store.put(tenant, List.of(customer(1, "a"), customer(2, "b")), 3);

    assertThat(store.put(tenant, List.of(customer(3, "c"), customer(4, "d")), 3)).isEmpty();

    assertThat(store.page(tenant, null, 10)).hasSize(2);
    assertThat(store.revision(tenant)).isEqualTo(1);
    assertThat(store.put(tenant, List.of(customer(5, "a"), customer(6, "c")), 3)).contains(1);
  }

  @Test
  void page_isInOrder_ofOneTenant() {
    store.put(tenant, List.of(customer(3, "c"), customer(1, "a"), customer(2, "b")), MANY);
    store.put(other, List.of(customer(other, 4, "d", "software")), MANY);

    assertThat(store.page(tenant, null, 2))
        .extracting(Customer::externalId)
        .containsExactly("a", "b");
    assertThat(store.page(tenant, new UUID(1, 2), 2))
        .extracting(Customer::externalId)
        .containsExactly("c");
  }

  @Test
  void remove_leavesNothingButTheWordThatItIsGone() {
    store.put(tenant, List.of(customer(1, "globex"), customer(2, "acme")), MANY);
    long before = store.revision(tenant);

    assertThat(store.remove(other, new UUID(1, 1), entry())).isFalse();
    assertThat(store.remove(tenant, new UUID(1, 1), entry())).isTrue();
    assertThat(store.remove(tenant, new UUID(1, 1), entry())).isFalse();

    assertThat(store.find(tenant, "globex")).isEmpty();
    assertThat(store.page(tenant, null, 10)).hasSize(1);
    List<Change> changes = store.since(tenant, before);
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).id()).isEqualTo(new UUID(1, 1));
    assertThat(changes.get(0).customer()).isNull();
    assertThat(store.put(tenant, List.of(customer(3, "globex")), MANY)).contains(1);
    assertThat(store.find(tenant, "globex").orElseThrow().id()).isEqualTo(new UUID(1, 3));
  }

  @Test
  void sets_hearOfWhatOthersWrote_andOfWhatTheyRemoved() {
    CustomerSets sets = new CustomerSets(store);
    store.put(tenant, List.of(customer(1, "globex"), customer(2, "acme")), MANY);

    sets.catchUp();
    String hash = sets.of(tenant).hash();
    assertThat(sets.of(tenant).size()).isEqualTo(2);
    assertThat(sets.of(other).size()).isZero();
    assertThat(sets.named(tenant, new UUID(1, 1).toString())).isPresent();

    store.remove(tenant, new UUID(1, 1), entry());
    sets.catchUp();
    assertThat(sets.of(tenant).size()).isEqualTo(1);
    assertThat(sets.of(tenant).hash()).isNotEqualTo(hash);
    assertThat(sets.named(tenant, new UUID(1, 1).toString())).isEmpty();
    CustomerSets later = new CustomerSets(store);
    later.catchUp();
    assertThat(later.of(tenant).hash()).isEqualTo(sets.of(tenant).hash());
  }

  @Test
  void put_manyAtOnce_losesNone_andIsHeardInOrder() {
    CustomerSets sets = new CustomerSets(store);
    CompletableFuture<?>[] writers =
        IntStream.range(0, 8)
            .mapToObj(
                writer ->
                    CompletableFuture.runAsync(
                        () -> {
                          for (int i = 0; i < 5; i++) {
                            int id = writer * 10 + i;
                            store.put(tenant, List.of(customer(id, "c" + id)), MANY);
                            sets.catchUp();
                          }
                        }))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(writers).join();

    assertThat(store.revision(tenant)).isEqualTo(40);
    assertThat(sets.of(tenant).size()).isEqualTo(40);
  }
}
