package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.TestTrail;
import dev.assay.audit.Who;
import dev.assay.customers.Company;
import dev.assay.customers.Customer;
import dev.assay.customers.CustomerStore.Change;
import dev.assay.customers.Origin;
import dev.assay.customers.Win;
import dev.assay.decisionlog.DestroyedKey;
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

/** What the store of wins promises. */
@ParameterizedClass
@EnumSource
final class WinStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
  private static final int MANY = 1_000;
  private static final String GLOBEX = "globex.example";

  private final TestDatabase kind;
  private final UUID tenant = UUID.randomUUID();
  private final Win first = new Win(UUID.randomUUID(), UUID.randomUUID());
  private final Win second = Win.byStatus(UUID.randomUUID());
  @TempDir private Path folder;
  private Database database;
  private SqlCustomerStore customers;
  private SqlWinStore wins;

  WinStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() {
    database = kind.open(folder);
    customers = new SqlCustomerStore(database);
    wins = new SqlWinStore(database);
    new SqlTenantStore(database)
        .add(
            new Tenant(tenant, "acme", Plan.UNLIMITED, LogMode.LOSSLESS, 0, NOON),
            TestTrail.entry());
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private Customer customer(String domain, Origin origin) {
    Company company = new Company("", domain, JsonNodeFactory.instance.objectNode());
    return new Customer(UUID.randomUUID(), tenant, domain, company, origin, NOON);
  }

  private void win(Win win) {
    assertThat(wins.win(customer(GLOBEX, Origin.OUTCOME), win, MANY)).isTrue();
  }

  private List<UUID> lose(Win win) {
    return wins.lose(tenant, win, id -> entry());
  }

  private AuditEntry entry() {
    return new AuditEntry(
        UUID.randomUUID(), NOON, tenant, Who.SERVICE, "customer.removed", "", "", Map.of());
  }

  @Test
  void lost_takesTheCustomerBack_andTellsEveryNode() {
    win(first);
    UUID id = customers.find(tenant, GLOBEX).orElseThrow().id();
    long before = customers.revision(tenant);

    assertThat(lose(first)).containsExactly(id);

    assertThat(customers.find(tenant, GLOBEX)).isEmpty();
    assertThat(customers.since(tenant, before)).containsExactly(new Change(id, before + 1, null));
    assertThat(lose(first)).isEmpty();
    assertThat(customers.revision(tenant)).isEqualTo(before + 1);
  }

  @Test
  void customer_ofTwoLeads_staysUntilBothAreLost() {
    win(first);
    win(second);
    win(second);

    assertThat(lose(first)).isEmpty();
    assertThat(customers.find(tenant, GLOBEX)).isPresent();
    assertThat(lose(second)).hasSize(1);
    assertThat(customers.find(tenant, GLOBEX)).isEmpty();
  }

  @Test
  void customer_ofOneLeadAndTwoClients_staysUntilBothTakeItBack() {
    Win other = new Win(first.lead(), UUID.randomUUID());
    win(first);
    win(other);

    assertThat(lose(other)).isEmpty();
    assertThat(lose(first)).hasSize(1);
  }

  @Test
  void customer_thatSomebodyPutSince_stays() {
    win(first);
    customers.put(tenant, List.of(customer(GLOBEX, Origin.IMPORT)), MANY);

    assertThat(lose(first)).isEmpty();

    assertThat(customers.find(tenant, GLOBEX).orElseThrow().origin()).isEqualTo(Origin.IMPORT);
  }

  @Test
  void lost_ofAnotherTenantOrLead_changesNothing() {
    win(first);

    assertThat(wins.lose(UUID.randomUUID(), first, id -> entry())).isEmpty();
    assertThat(lose(new Win(first.lead(), UUID.randomUUID()))).isEmpty();
    assertThat(lose(new Win(UUID.randomUUID(), first.toldBy()))).isEmpty();

    assertThat(customers.find(tenant, GLOBEX)).isPresent();
  }

  @Test
  void win_beyondTheMost_keepsNothing() {
    win(first);

    assertThat(wins.win(customer("acme.example", Origin.OUTCOME), second, 1)).isFalse();

    assertThat(customers.page(tenant, null, 9)).hasSize(1);
    assertThat(lose(second)).isEmpty();
  }

  @Test
  void customer_removedByHand_isNewWhenItIsWonAgain() {
    win(first);
    UUID id = customers.find(tenant, GLOBEX).orElseThrow().id();
    customers.remove(tenant, id, entry());
    win(second);

    assertThat(lose(first)).isEmpty();

    assertThat(customers.find(tenant, GLOBEX).orElseThrow().id()).isNotEqualTo(id);
  }

  @Test
  void lead_erased_isNoWinAnyMore_andItsCompanyStays() {
    win(first);
    new SqlDecisionStore(database).erase(List.of(new DestroyedKey(tenant, first.lead(), NOON)));

    assertThat(lose(first)).isEmpty();
    assertThat(customers.find(tenant, GLOBEX)).isPresent();
  }

  @Test
  void winsAndLosses_atOnce_leaveTheCustomerThatOneLeadHolds() {
    List<Win> many = IntStream.range(0, 4).mapToObj(i -> Win.byStatus(new UUID(7, i))).toList();
    win(first);
    many.forEach(this::win);

    CompletableFuture.allOf(
            many.stream()
                .map(win -> CompletableFuture.runAsync(() -> lose(win)))
                .toArray(CompletableFuture[]::new))
        .join();

    assertThat(customers.find(tenant, GLOBEX)).isPresent();
    assertThat(lose(first)).hasSize(1);
  }
}
