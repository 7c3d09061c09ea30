package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.TestTrail;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.clients.Client;
import dev.assay.clients.Method;
import dev.assay.clients.Profile;
import dev.assay.decisionlog.DestroyedKey;
import dev.assay.outcomes.Outcome;
import dev.assay.outcomes.OutcomePages.Listed;
import dev.assay.outcomes.OutcomePages.Page;
import dev.assay.outcomes.OutcomePages.Place;
import dev.assay.outcomes.OutcomePages.Tally;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What lists and counts of outcomes promise. */
@ParameterizedClass
@EnumSource
final class OutcomePagesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
  private static final Score HOT = new Score(90, "hot");
  private static final Score COLD = new Score(20, "cold");

  private final TestDatabase kind;
  private final UUID tenant = UUID.randomUUID();
  @TempDir private Path folder;
  private Database database;
  private SqlOutcomeStore outcomes;
  private SqlOutcomePages pages;
  private UUID client;
  private UUID other;

  OutcomePagesTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() {
    database = kind.open(folder);
    outcomes = new SqlOutcomeStore(database);
    pages = new SqlOutcomePages(database);
    new SqlTenantStore(database)
        .add(
            new Tenant(tenant, "acme", Plan.UNLIMITED, LogMode.LOSSLESS, 0, NOON),
            TestTrail.entry());
    client = client();
    other = client();
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private UUID client() {
    UUID id = UUID.randomUUID();
    Profile none = Profile.UNKNOWN;
    new SqlClientStore(database)
        .add(
            new Client(id, tenant, "hash of " + id, "", none, none, Method.DEFAULT, null, NOON),
            new AuditEntry(
                UUID.randomUUID(),
                NOON,
                tenant,
                Who.SERVICE,
                "client.registered",
                "",
                "",
                Map.of()));
    return id;
  }

  private StoredOutcome tell(
      UUID of, UUID lead, Outcome outcome, int second, @Nullable Score score) {
    StoredOutcome told =
        new StoredOutcome(
            UUID.randomUUID(),
            tenant,
            of,
            lead,
            null,
            null,
            score,
            outcome,
            NOON.plusSeconds(second),
            NOON,
            new Who(UUID.randomUUID(), "crm"),
            Bytes.of((byte) 7));
    assertThat(outcomes.add(told)).isTrue();
    return told;
  }

  private List<Listed> page(@Nullable Place after, int limit) {
    return pages.page(new Page(tenant, null, null, null, after, limit));
  }

  @Test
  void page_isTheLatestFirst_andTheNextGoesOn() {
    List<UUID> told = new ArrayList<>();
    for (int i = 0; i < 7; i++) { // three at a time
      told.add(0, tell(client, UUID.randomUUID(), Outcome.CLICKED, i / 3, HOT).id());
    }

    List<Listed> all = page(null, 9);
    List<UUID> seen = new ArrayList<>();
    Place after = null;
    for (List<Listed> next = page(null, 2); !next.isEmpty(); next = page(after, 2)) {
      next.forEach(each -> seen.add(each.outcome().id()));
      StoredOutcome last = next.get(next.size() - 1).outcome();
      after = new Place(last.happenedOn(), last.id());
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(told);
    assertThat(seen).isEqualTo(all.stream().map(each -> each.outcome().id()).toList());
    assertThat(all)
        .extracting(each -> each.outcome().happenedOn())
        .isSortedAccordingTo((one, next) -> next.compareTo(one));
  }

  @Test
  void page_ofWhatIsAskedFor_holdsNothingElse() {
    StoredOutcome hot = tell(client, UUID.randomUUID(), Outcome.CONVERTED, 1, HOT);
    StoredOutcome cold = tell(client, UUID.randomUUID(), Outcome.CONVERTED, 2, COLD);
    StoredOutcome unknown = tell(other, UUID.randomUUID(), Outcome.BOUNCED, 3, null);

    assertThat(asked(client, null, null)).containsExactly(cold, hot);
    assertThat(asked(null, Outcome.BOUNCED, null)).containsExactly(unknown);
    assertThat(asked(null, Outcome.CONVERTED, "hot")).containsExactly(hot);
    assertThat(asked(other, Outcome.CONVERTED, null)).isEmpty();
    assertThat(pages.page(new Page(UUID.randomUUID(), null, null, null, null, 9))).isEmpty();
    assertThat(outcomes.find(tenant, hot.id())).contains(hot);
    assertThat(outcomes.find(UUID.randomUUID(), hot.id())).isEmpty();
  }

  private List<StoredOutcome> asked(
      @Nullable UUID of, @Nullable Outcome outcome, @Nullable String band) {
    return pages.page(new Page(tenant, of, outcome, band, null, 9)).stream()
        .map(Listed::outcome)
        .toList();
  }

  @Test
  void lastWord_stands_unlessItTakesBack_andIsEachClientsOwn() {
    UUID lead = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    tell(client, lead, Outcome.CLICKED, 1, HOT);
    tell(client, lead, Outcome.CONVERTED, 2, HOT);
    tell(other, lead, Outcome.IGNORED, 0, HOT);
    tell(client, second, Outcome.REPLIED, 3, COLD);
    tell(client, second, Outcome.RETRACTED, 4, null);

    assertThat(page(null, 9))
        .extracting(each -> each.outcome().outcome(), Listed::stands)
        .containsExactly(
            tuple(Outcome.RETRACTED, false),
            tuple(Outcome.REPLIED, false),
            tuple(Outcome.CONVERTED, true),
            tuple(Outcome.CLICKED, false),
            tuple(Outcome.IGNORED, true));
    assertThat(pages.tallies(tenant, null)).containsExactly(new Tally(HOT, 2, 1));
    assertThat(pages.tallies(tenant, client)).containsExactly(new Tally(HOT, 1, 1));
    assertThat(pages.tallies(UUID.randomUUID(), null)).isEmpty();
  }

  @Test
  void tallies_countLeadsThatWereJudgedAlike() {
    for (int i = 0; i < 3; i++) {
      tell(client, UUID.randomUUID(), i == 0 ? Outcome.CONVERTED : Outcome.IGNORED, i, HOT);
    }
    tell(client, UUID.randomUUID(), Outcome.CONVERTED, 5, new Score(80, "hot"));
    tell(client, UUID.randomUUID(), Outcome.CONVERTED, 5, null);
    tell(client, UUID.randomUUID(), Outcome.CLICKED, 5, COLD);

    assertThat(pages.tallies(tenant, null))
        .containsExactlyInAnyOrder(
            new Tally(HOT, 3, 1),
            new Tally(new Score(80, "hot"), 1, 1),
            new Tally(null, 1, 1),
            new Tally(COLD, 1, 0));
  }

  @Test
  void lead_erased_isInNoListAndNoCount() {
    UUID lead = UUID.randomUUID();
    tell(client, lead, Outcome.CLICKED, 1, HOT);
    tell(client, lead, Outcome.CONVERTED, 2, HOT);
    StoredOutcome kept = tell(client, UUID.randomUUID(), Outcome.CLICKED, 3, COLD);

    new SqlDecisionStore(database).erase(List.of(new DestroyedKey(tenant, lead, NOON)));

    assertThat(asked(null, null, null)).containsExactly(kept);
    assertThat(pages.tallies(tenant, null)).containsExactly(new Tally(COLD, 1, 0));
  }

  /** A row of the log, of which nothing counts but whom it judged when. */
  private UUID decided(@Nullable UUID lead, @Nullable String address, int second) {
    UUID id = UUID.randomUUID();
    database.change(
        handle ->
            handle.execute(
                """
                insert into decisions (tenant_id, decision_id, node_id, leaf_index, leaf_hash, record,
                  lead, as_of, pack, pack_version, score, band, flags, email_lookup)
                values (?, ?, ?, 0, ?, '{}', ?, ?, 'icp-match', '1.0.0', 50, 'warm', ?, ?)
                """,
                tenant,
                id,
                UUID.randomUUID(),
                new byte[32],
                lead,
                Times.toSql(NOON.plusSeconds(second)),
                new String[0],
                address));
    return id;
  }

  @Test
  void converted_byTheDecisionThatJudgedLast_andTheLastWord() {
    UUID won = UUID.randomUUID();
    UUID lost = UUID.randomUUID();
    UUID back = UUID.randomUUID();
    tell(client, won, Outcome.CLICKED, 5, null);
    tell(other, won, Outcome.CONVERTED, 6, null);
    tell(client, lost, Outcome.CONVERTED, 5, null);
    tell(client, lost, Outcome.BOUNCED, 6, null);
    tell(client, back, Outcome.CONVERTED, 5, null);
    tell(client, back, Outcome.RETRACTED, 6, null);
    UUID before = decided(won, null, 1);
    UUID last = decided(won, null, 2);
    UUID after = decided(won, null, 7);
    UUID ofLost = decided(lost, null, 6);
    List<UUID> all =
        List.of(before, last, after, ofLost, decided(back, null, 1), decided(null, "x", 1));
    SqlKnownOutcomes known = new SqlKnownOutcomes(database);

    assertThat(known.converted(tenant, all, NOON))
        .containsExactlyInAnyOrderEntriesOf(Map.of(last, true, ofLost, false));
    assertThat(known.converted(tenant, all, NOON.minusSeconds(1))).as("told later").isEmpty();
    assertThat(known.converted(UUID.randomUUID(), all, NOON)).isEmpty();
  }

  @Test
  void converted_leadNamedByItsAddress_isFoundByThat() {
    UUID lead = UUID.randomUUID();
    StoredOutcome told =
        new StoredOutcome(
            UUID.randomUUID(),
            tenant,
            client,
            lead,
            "hash of an address",
            null,
            null,
            Outcome.CONVERTED,
            NOON.plusSeconds(5),
            NOON,
            new Who(UUID.randomUUID(), "crm"),
            Bytes.of((byte) 7));
    outcomes.add(told);
    UUID nameless = decided(null, "hash of an address", 1);
    UUID other = decided(null, "hash of another", 1);

    assertThat(new SqlKnownOutcomes(database).converted(tenant, List.of(nameless, other), NOON))
        .containsExactlyEntriesOf(Map.of(nameless, true));
  }
}
