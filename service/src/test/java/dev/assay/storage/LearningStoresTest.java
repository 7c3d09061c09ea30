package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.TestTrail;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.central.Known;
import dev.assay.central.Owed;
import dev.assay.clients.Client;
import dev.assay.clients.Method;
import dev.assay.clients.Profile;
import dev.assay.decisionlog.DestroyedKey;
import dev.assay.keys.Lookup;
import dev.assay.learning.Pattern;
import dev.assay.learning.PatternStore.Changed;
import dev.assay.learning.PatternStore.Name;
import dev.assay.learning.Proposal;
import dev.assay.learning.Proposal.State;
import dev.assay.outcomes.Outcome;
import dev.assay.outcomes.Score;
import dev.assay.outcomes.StoredOutcome;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Tenant;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the stores of clients, outcomes, patterns and proposals promise. */
@ParameterizedClass
@EnumSource
final class LearningStoresTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
  private static final Profile SOFTWARE = new Profile("software", 120, "b2b", "DE");
  private static final Pattern PATTERN =
      new Pattern(new TreeMap<>(Map.of("lead_source", 0.25, "lead_status", -0.75)), 12.5, 20);

  private final TestDatabase kind;
  private final UUID tenant = UUID.randomUUID();
  @TempDir private Path folder;
  private Database database;
  private SqlClientStore clients;
  private SqlOutcomeStore outcomes;
  private SqlPatternStore patterns;
  private SqlProposalStore proposals;
  private SqlCentralStore central;

  LearningStoresTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() {
    database = kind.open(folder);
    clients = new SqlClientStore(database);
    outcomes = new SqlOutcomeStore(database);
    patterns = new SqlPatternStore(database);
    proposals = new SqlProposalStore(database);
    central = new SqlCentralStore(database);
    new SqlTenantStore(database)
        .add(
            new Tenant(tenant, "acme", Plan.UNLIMITED, LogMode.LOSSLESS, 0, NOON),
            TestTrail.entry());
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private AuditEntry entry() {
    return new AuditEntry(
        UUID.randomUUID(), NOON, tenant, Who.SERVICE, "client.registered", "", "", Map.of());
  }

  private Client client() {
    UUID id = UUID.randomUUID();
    Client client =
        new Client(
            id,
            tenant,
            "hash of " + id,
            "Acme",
            SOFTWARE,
            Profile.UNKNOWN,
            Method.DEFAULT,
            null,
            NOON);
    assertThat(clients.add(client, entry())).isTrue();
    return client;
  }

  /** One that the central knows. */
  private Client forwarded() {
    Client client = client();
    central.put(new Known(tenant, client.id(), "central's", NOON));
    return client;
  }

  private StoredOutcome told(Client of, UUID lead, Outcome outcome, @Nullable String email) {
    return new StoredOutcome(
        UUID.randomUUID(),
        tenant,
        of.id(),
        lead,
        email,
        UUID.randomUUID(),
        new Score(63, "warm"),
        outcome,
        NOON,
        NOON,
        new Who(UUID.randomUUID(), "crm"),
        Bytes.of((byte) 7));
  }

  private Proposal proposal(Client of, int number, State state) {
    return new Proposal(
        UUID.randomUUID(),
        tenant,
        of.id(),
        number,
        40 + number,
        Method.INDUSTRY_PRIOR,
        new TreeMap<>(Map.of("lead_source", 0.4, "lead_status", 0.6)),
        "{\"solver\":\"x\"}",
        state,
        NOON,
        null,
        null);
  }

  private long revision() {
    return clients.revisions().getOrDefault(tenant, 0L);
  }

  @Test
  void client_added_isThereOnce_andRaisesTheRevision() {
    Client client = client();

    assertThat(clients.find(tenant, client.id())).contains(client);
    assertThat(clients.find(UUID.randomUUID(), client.id())).isEmpty();
    assertThat(clients.of(tenant)).containsExactly(client);
    assertThat(revision()).isEqualTo(1);
    Client same =
        new Client(
            UUID.randomUUID(),
            tenant,
            client.lookup(),
            "",
            SOFTWARE,
            SOFTWARE,
            Method.DEFAULT,
            null,
            NOON);
    assertThat(clients.add(same, entry())).isFalse();
    assertThat(revision()).isEqualTo(1);
  }

  @Test
  void client_described_isSoFromThenOn() {
    Client client = client();

    clients.describe(tenant, client.id(), "New", new Profile("retail", 0, "", ""), entry());

    Client found = clients.find(tenant, client.id()).orElseThrow();
    assertThat(found.name()).isEqualTo("New");
    assertThat(found.given()).isEqualTo(new Profile("retail", 0, "", ""));
    assertThat(revision()).isEqualTo(2);
  }

  @Test
  void outcome_toldTwice_isOne_andChangesItsClientOnce() {
    Client client = client();
    UUID lead = UUID.randomUUID();

    assertThat(outcomes.add(told(client, lead, Outcome.CLICKED, null))).isTrue();
    assertThat(outcomes.add(told(client, lead, Outcome.CLICKED, null))).isFalse();
    assertThat(outcomes.add(told(client, lead, Outcome.CONVERTED, null))).isTrue();

    assertThat(outcomes.ofLead(tenant, lead)).hasSize(2);
    assertThat(outcomes.ofClient(tenant, client.id(), 10)).hasSize(2);
    assertThat(outcomes.ofClient(tenant, client.id(), 1)).hasSize(1);
    assertThat(patterns.changed(10_000)).contains(new Changed(tenant, client.id(), 2));
  }

  @Test
  void pattern_saved_isKnownUntilSomethingChanges() {
    Client client = client();
    outcomes.add(told(client, UUID.randomUUID(), Outcome.CLICKED, null));
    Changed changed = patterns.changed(tenant, client.id()).orElseThrow();
    long before = patterns.learned();

    patterns.save(changed, PATTERN, new Profile("", 50, "", "FR"));

    assertThat(patterns.learned()).isNotEqualTo(before);
    assertThat(patterns.changed(tenant, client.id())).isEmpty();
    assertThat(patterns.all())
        .filteredOn(known -> known.clientId().equals(client.id()))
        .singleElement()
        .satisfies(
            known -> {
              assertThat(known.profile()).isEqualTo(SOFTWARE);
              assertThat(known.pattern()).isEqualTo(PATTERN);
            });
    assertThat(clients.find(tenant, client.id()).orElseThrow().seen().country()).isEqualTo("FR");

    outcomes.add(told(client, UUID.randomUUID(), Outcome.CLICKED, null));
    Changed next = patterns.changed(tenant, client.id()).orElseThrow();
    patterns.save(next, null, Profile.UNKNOWN);
    patterns.save(changed, PATTERN, Profile.UNKNOWN); // comes late

    assertThat(patterns.all()).noneMatch(known -> known.clientId().equals(client.id()));
  }

  private List<UUID> changed() {
    return patterns.changed(10_000).stream()
        .map(Changed::clientId)
        .filter(id -> clients.find(tenant, id).isPresent())
        .toList();
  }

  private void look() {
    patterns.changed(10_000).forEach(changed -> patterns.save(changed, PATTERN, Profile.UNKNOWN));
  }

  @Test
  void clients_countAsChanged_whenTheyAreDescribed_orJudgedByOtherThings() {
    Client described = client();
    Client idle = client();
    patterns.rebase(id -> "settings 1");
    look();

    patterns.rebase(id -> "settings 1");
    patterns.rebase(id -> null);
    assertThat(changed()).isEmpty();
    clients.describe(tenant, described.id(), "New", SOFTWARE, entry());
    assertThat(changed()).containsExactly(described.id());
    look();
    patterns.rebase(id -> id.equals(tenant) ? "settings 2" : "settings 1");
    assertThat(changed()).containsExactlyInAnyOrder(described.id(), idle.id());
    look();
    patterns.rebase(id -> id.equals(tenant) ? "settings 2" : "settings 1");
    assertThat(changed()).isEmpty();
  }

  @Test
  void clients_comeInTheOrderOfTheirIds_eachOnce() {
    List<UUID> ids = List.of(client().id(), client().id(), client().id());

    List<UUID> seen = new ArrayList<>();
    UUID last = new UUID(0, 0);
    for (List<Name> next = patterns.after(last, 2);
        !next.isEmpty();
        next = patterns.after(last, 2)) {
      next.stream()
          .filter(name -> name.tenantId().equals(tenant))
          .forEach(name -> seen.add(name.clientId()));
      last = next.get(next.size() - 1).clientId();
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void proposal_accepted_takesThePlaceOfTheOneBefore() {
    Client client = client();
    Proposal first = proposal(client, 1, State.LIVE);
    Proposal second = proposal(client, 2, State.PROPOSED);

    assertThat(proposals.add(first, entry())).isTrue();
    assertThat(proposals.add(second, entry())).isTrue();
    assertThat(proposals.add(proposal(client, 2, State.LIVE), entry())).isFalse();
    assertThat(live(client)).isEqualTo(41);
    assertThat(proposals.settle(tenant, second.id(), State.LIVE, entry())).isTrue();

    assertThat(live(client)).isEqualTo(42);
    assertThat(clients.find(tenant, client.id()).orElseThrow().method())
        .isEqualTo(Method.INDUSTRY_PRIOR);
    assertThat(proposals.find(tenant, first.id()).orElseThrow().state()).isEqualTo(State.REPLACED);
    assertThat(proposals.settle(tenant, second.id(), State.REJECTED, entry())).isFalse();
    assertThat(proposals.newest(tenant, client.id())).map(Proposal::id).contains(second.id());
    assertThat(proposals.list(tenant, client.id(), State.LIVE, 9)).hasSize(1);
    assertThat(proposals.list(tenant, null, null, 9)).hasSize(2);
    assertThat(proposals.list(UUID.randomUUID(), null, null, 9)).isEmpty();
  }

  private int live(Client client) {
    var weights = clients.find(tenant, client.id()).orElseThrow().weights();
    return weights == null ? 0 : weights.version();
  }

  @Test
  void proposal_newer_takesThePlaceOfOneThatWaits() {
    Client client = client();
    Proposal first = proposal(client, 1, State.PROPOSED);
    proposals.add(first, entry());

    proposals.add(proposal(client, 2, State.PROPOSED), entry());

    assertThat(proposals.settle(tenant, first.id(), State.LIVE, entry())).isFalse();
    assertThat(proposals.list(tenant, null, State.PROPOSED, 9)).hasSize(1);
  }

  @Test
  void client_erased_leavesNothing() {
    Client client = client();
    outcomes.add(told(client, UUID.randomUUID(), Outcome.CLICKED, null));
    proposals.add(proposal(client, 1, State.LIVE), entry());
    patterns.save(patterns.changed(tenant, client.id()).orElseThrow(), PATTERN, SOFTWARE);
    long before = revision();

    erase(client);

    assertNothingOf(client);
    assertThat(revision()).isGreaterThan(before);
    assertThat(proposals.add(proposal(client, 2, State.LIVE), entry())).isFalse();
  }

  @Test
  void client_erasedByItsAddress_leavesNothing() {
    Client client = client();
    outcomes.add(told(client, UUID.randomUUID(), Outcome.CLICKED, null));
    proposals.add(proposal(client, 1, State.LIVE), entry());

    new SqlDecisionStore(database)
        .erase(
            tenant,
            Lookup.EMAIL,
            List.of(String.valueOf(client.lookup())),
            NOON,
            erased -> entry());

    assertNothingOf(client);
  }

  @Test
  void outcomes_thatAreOwed_comeInTheirOrder_untilTheyAreSettled() {
    final SqlOutcomeStore owing = new SqlOutcomeStore(database, outcome -> true);
    Client client = forwarded();
    Client unknown = client();
    StoredOutcome first = told(client, UUID.randomUUID(), Outcome.CLICKED, null);
    StoredOutcome second = later(told(client, UUID.randomUUID(), Outcome.BOUNCED, null), 1);
    StoredOutcome third = later(told(client, UUID.randomUUID(), Outcome.REPLIED, null), 2);
    for (StoredOutcome each : List.of(third, first, second)) {
      assertThat(owing.add(each)).isTrue();
      assertThat(owing.add(each)).isFalse();
    }
    owing.add(told(unknown, UUID.randomUUID(), Outcome.CLICKED, null));
    outcomes.add(told(client, UUID.randomUUID(), Outcome.CLICKED, null));

    assertThat(central.count()).isEqualTo(4);
    assertThat(central.owed(2))
        .extracting(Owed::outcomeId)
        .containsExactly(first.id(), second.id());
    assertThat(central.owed(9).get(2))
        .isEqualTo(new Owed(third.id(), tenant, "central's", third.lead(), Outcome.REPLIED));
    central.settle(first.id());
    assertThat(central.owed(9))
        .extracting(Owed::outcomeId)
        .containsExactly(second.id(), third.id());
    assertThat(central.forget(3)).isZero();
    assertThat(central.forget(1)).isEqualTo(2);
    assertThat(central.owed(9)).extracting(Owed::outcomeId).containsExactly(third.id());
  }

  @Test
  void outcomes_thatAreOwed_goWithTheirLeadAndTheirClient() {
    SqlOutcomeStore owing = new SqlOutcomeStore(database, outcome -> true);
    Client client = forwarded();
    UUID lead = UUID.randomUUID();
    owing.add(told(client, lead, Outcome.CLICKED, null));
    owing.add(told(client, UUID.randomUUID(), Outcome.CLICKED, null));

    new SqlDecisionStore(database).erase(List.of(new DestroyedKey(tenant, lead, NOON)));
    assertThat(central.owed(9)).hasSize(1);

    erase(client);
    assertThat(central.count()).isZero();
    assertThat(central.all()).isEmpty();
    central.put(new Known(tenant, client.id(), "central's", NOON));
    assertThat(central.all()).isEmpty();
  }

  private static StoredOutcome later(StoredOutcome outcome, int seconds) {
    return new StoredOutcome(
        outcome.id(),
        outcome.tenantId(),
        outcome.clientId(),
        outcome.lead(),
        outcome.emailLookup(),
        outcome.decisionId(),
        outcome.score(),
        outcome.outcome(),
        outcome.happenedOn(),
        outcome.recordedOn().plusSeconds(seconds),
        outcome.who(),
        outcome.payload());
  }

  private void erase(Client client) {
    new SqlDecisionStore(database)
        .erase(tenant, List.of(new DestroyedKey(tenant, client.id(), NOON)), erased -> entry());
  }

  private void assertNothingOf(Client client) {
    assertThat(clients.find(tenant, client.id())).isEmpty();
    assertThat(outcomes.ofClient(tenant, client.id(), 9)).isEmpty();
    assertThat(proposals.list(tenant, client.id(), null, 9)).isEmpty();
    assertThat(patterns.all()).noneMatch(known -> known.clientId().equals(client.id()));
  }

  @Test
  void lead_erased_takesItsOutcomesAlong_andItsClientLearnsAnew() {
    Client client = client();
    UUID lead = UUID.randomUUID();
    UUID byAddress = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    outcomes.add(told(client, lead, Outcome.CLICKED, null));
    outcomes.add(told(client, byAddress, Outcome.CLICKED, "hash of an address"));
    outcomes.add(told(client, other, Outcome.CLICKED, "hash of another"));
    patterns.save(patterns.changed(tenant, client.id()).orElseThrow(), PATTERN, SOFTWARE);
    SqlDecisionStore log = new SqlDecisionStore(database);

    log.erase(List.of(new DestroyedKey(tenant, lead, NOON)));
    log.erase(tenant, Lookup.EMAIL, List.of("hash of an address"), NOON, erased -> entry());

    assertThat(outcomes.ofClient(tenant, client.id(), 9))
        .extracting(StoredOutcome::lead)
        .containsExactly(other);
    assertThat(patterns.changed(tenant, client.id())).isPresent();
  }
}
