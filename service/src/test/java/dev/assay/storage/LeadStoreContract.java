package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.DestroyedKey;
import dev.assay.enrichment.SourceStore;
import dev.assay.events.Event;
import dev.assay.keys.WrappedKey;
import dev.assay.leads.Activity;
import dev.assay.leads.FactorRow;
import dev.assay.leads.LeadStore.ActivityPlace;
import dev.assay.leads.LeadStore.Page;
import dev.assay.leads.LeadStore.Place;
import dev.assay.leads.LeadStore.Put;
import dev.assay.leads.LeadStore.Scored;
import dev.assay.leads.LookUpStore.Owed;
import dev.assay.leads.PastScore;
import dev.assay.leads.PastTotal;
import dev.assay.leads.ScoreOverride;
import dev.assay.leads.Snapshot;
import dev.assay.leads.StoredLead;
import dev.assay.model.ActivityKind;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Tenant;
import dev.assay.workflow.Consequence;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store of leads promises. */
abstract class LeadStoreContract {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
  private static final Instant LATER = NOON.plusSeconds(3_600);

  private final UUID tenant = UUID.randomUUID();
  @TempDir private Path folder;
  private Database database;
  private SqlLeadStore leads;
  private SqlOverrideStore overrides;

  abstract Database open(Path folder);

  @BeforeEach
  void start() {
    database = open(folder);
    leads = new SqlLeadStore(database);
    overrides = new SqlOverrideStore(database);
    new SqlTenantStore(database)
        .add(new Tenant(tenant, "acme", Plan.UNLIMITED, LogMode.LOSSLESS, 0, NOON));
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private static Activity activity(String dedupe, ActivityKind kind, Instant at) {
    return new Activity(UUID.randomUUID(), dedupe, kind, at, NOON, Bytes.of((byte) 7));
  }

  private static Bytes sealed(int content) {
    return Bytes.of((byte) content);
  }

  private Put sent(UUID id, String lookup, Activity... happened) {
    return new Put(id, tenant, lookup, sealed(1), sealed(2), NOON, List.of(happened));
  }

  private StoredLead lead() {
    UUID id = UUID.randomUUID();
    leads.put(sent(id, "hash of " + id));
    return found(id);
  }

  private StoredLead found(UUID id) {
    return leads.find(id).orElseThrow();
  }

  private static Snapshot snapshot(@Nullable Integer total, @Nullable String band, Instant at) {
    return new Snapshot(
        total, band, "nurture", total, band, "nurture", "v1", at, UUID.randomUUID(), null);
  }

  private boolean score(
      StoredLead lead, @Nullable Integer total, @Nullable String band, Instant at) {
    FactorRow factor = new FactorRow("recency", "engagement", 6, "{\"points\":6.0}");
    Event event =
        new Event(UUID.randomUUID(), tenant, "lead.scored", "lead", new TreeMap<>(), NOON);
    return leads.apply(
        new Scored(
            lead,
            snapshot(total, band, at),
            "activity",
            List.of(factor),
            List.of(event),
            Consequence.none(tenant, lead.id(), lead.course()),
            LATER));
  }

  private AuditEntry entry() {
    return new AuditEntry(
        UUID.randomUUID(), NOON, tenant, Who.SERVICE, "lead.overridden", "", "", Map.of());
  }

  @Test
  void lookUp_isKeptOnlyWhereNothingElseCameBetween() {
    SqlLookUpStore lookUps = new SqlLookUpStore(database);
    StoredLead lead = lead();

    assertThat(lookUps.fill(lead.id(), sealed(3), sealed(9), LATER)).isFalse();
    assertThat(lookUps.fill(lead.id(), sealed(3), null, LATER)).isTrue();
    assertThat(found(lead.id()).enrichment()).isEqualTo(sealed(3));
    assertThat(found(lead.id()).revision()).isGreaterThan(lead.revision());
    assertThat(lookUps.fill(lead.id(), sealed(4), null, LATER)).isFalse();
    assertThat(lookUps.fill(lead.id(), sealed(4), sealed(3), LATER)).isTrue();
    leads.setEnrichment(lead.id(), sealed(5), LATER);
    assertThat(lookUps.fill(lead.id(), sealed(6), sealed(4), LATER)).isFalse();
    assertThat(found(lead.id()).enrichment()).isEqualTo(sealed(5));
  }

  @Test
  void lookUp_isOwedWithTheLead_whereItsTenantHasASource_untilItIsSettled() {
    SqlLookUpStore lookUps = new SqlLookUpStore(database);
    lead();
    chooseSource();
    UUID id = lead().id();

    assertThat(lookUps.tenants(NOON.minusMillis(1))).isEmpty();
    assertThat(lookUps.tenants(NOON)).containsExactly(tenant);
    Owed first = new Owed(tenant, id, 1, 0);
    assertThat(lookUps.due(tenant, NOON, 9)).containsExactly(first);
    lookUps.putOff(first, LATER);
    assertThat(lookUps.due(tenant, NOON, 9)).isEmpty();
    assertThat(lookUps.due(tenant, LATER, 9)).containsExactly(new Owed(tenant, id, 1, 1));

    leads.put(sent(id, "hash of " + id));
    lookUps.settle(first);
    Owed second = new Owed(tenant, id, 2, 0);
    assertThat(lookUps.due(tenant, NOON, 9)).containsExactly(second);
    lookUps.settle(second);
    assertThat(lookUps.tenants(LATER)).isEmpty();
  }

  @Test
  void lookUp_goesWithItsLead_andWithTheSource() {
    SqlLookUpStore lookUps = new SqlLookUpStore(database);
    chooseSource();
    UUID erased = lead().id();
    UUID other = lead().id();

    new SqlDecisionStore(database).erase(List.of(new DestroyedKey(tenant, erased, NOON)));
    assertThat(lookUps.due(tenant, NOON, 9)).extracting(Owed::lead).containsExactly(other);
    new SqlSourceStore(database).remove(tenant, entry());
    assertThat(lookUps.due(tenant, NOON, 9)).isEmpty();
  }

  private void chooseSource() {
    WrappedKey key = new WrappedKey(1, sealed(7));
    new SqlSourceStore(database)
        .put(new SourceStore.Sealed(UUID.randomUUID(), tenant, key, sealed(8)), entry());
  }

  @Test
  void put_twice_isOneLeadWithWhatWasSentLast() {
    UUID id = UUID.randomUUID();
    Activity visit = activity("visit", ActivityKind.PAGE_VIEW, NOON);

    assertThat(leads.put(sent(id, "hash", visit))).isTrue();
    assertThat(
            leads.put(
                new Put(id, tenant, "newer hash", sealed(3), sealed(4), LATER, List.of(visit))))
        .isFalse();

    StoredLead kept = leads.find(tenant, List.of("newer hash", "unknown")).orElseThrow();
    assertThat(kept).isEqualTo(found(id));
    assertThat(kept)
        .extracting(
            StoredLead::externalId,
            StoredLead::payload,
            StoredLead::revision,
            StoredLead::createdOn)
        .containsExactly(sealed(3), sealed(4), 2L, NOON);
    assertThat(leads.activities(id, null, 10)).containsExactly(visit);
    assertThat(leads.find(tenant, List.of("hash"))).isEmpty();
    assertThat(leads.find(UUID.randomUUID(), List.of("newer hash"))).isEmpty();
  }

  @Test
  void activities_toldInAnyOrder_theLatestFirst_andEachOnce() {
    UUID id = lead().id();
    Activity early = activity("early", ActivityKind.CALL, NOON.minusSeconds(9));
    Activity late = activity("late", ActivityKind.EMAIL_OPEN, NOON);

    assertThat(leads.add(tenant, id, late)).isTrue();
    assertThat(leads.add(tenant, id, early)).isTrue();
    assertThat(leads.add(tenant, id, activity("late", ActivityKind.CALL, NOON))).isFalse();

    assertThat(leads.activities(id, null, 10)).containsExactly(late, early);
    assertThat(leads.activities(id, null, 1)).containsExactly(late);
    assertThat(leads.activities(id, new ActivityPlace(late.at(), late.id()), 10))
        .containsExactly(early);
    assertThat(found(id).revision()).isEqualTo(3);
  }

  @Test
  void changes_ofManyAtOnce_noneIsLost() {
    UUID id = lead().id();

    IntStream.range(0, 40)
        .parallel()
        .forEach(
            i -> {
              leads.add(tenant, id, activity("a" + i % 30, ActivityKind.CALL, NOON));
              leads.setStatus(id, "status " + i, NOON);
              score(found(id), i, "cold", NOON.plusMillis(i));
            });

    StoredLead lead = found(id);
    assertThat(lead.revision()).isEqualTo(1 + 30 + 40);
    assertThat(leads.activities(id, null, 100)).hasSize(30);
    List<PastScore> scores = leads.history(tenant, id, null, 100);
    assertThat(scores.get(0).decisionId())
        .isEqualTo(Objects.requireNonNull(lead.snapshot()).decisionId());
    assertThat(new SqlEventStore(database).newest()).isZero();
    assertThat(unsent()).isEqualTo(scores.size());
  }

  private int unsent() {
    return database
        .jdbi()
        .withHandle(h -> h.select("select count(*) from events").mapTo(Integer.class).one());
  }

  @Test
  void score_ofBefore_orOfLessThanIsKnown_isNotKept() {
    StoredLead first = lead();
    leads.setStatus(first.id(), "lost", NOON);
    StoredLead second = found(first.id());

    assertThat(score(second, 50, "warm", NOON)).isTrue();
    assertThat(score(first, 70, "hot", LATER)).isFalse();
    assertThat(score(second, 70, "hot", NOON)).isFalse();

    StoredLead kept = found(first.id());
    assertThat(kept.snapshot()).extracting(s -> s.total(), s -> s.band()).contains(50, "warm");
    assertThat(kept.scoredRevision()).isEqualTo(kept.revision()).isEqualTo(2);
    assertThat(leads.history(tenant, first.id(), null, 10)).hasSize(1);
    assertThat(unsent()).isEqualTo(1);
  }

  @Test
  void due_whoeverChangedOrGotOld_theLongestWaitingFirst() {
    StoredLead scored = lead();
    score(scored, 50, "warm", NOON);
    StoredLead changed = lead();

    assertThat(leads.due(NOON, 10)).isEmpty();
    assertThat(leads.due(NOON.plusSeconds(60), 10)).containsExactly(changed);
    assertThat(leads.due(LATER, 10)).containsExactly(changed, found(scored.id()));
    assertThat(leads.due(LATER, 1)).hasSize(1);
    leads.postpone(changed.id(), LATER.plusSeconds(1));
    assertThat(leads.due(LATER, 10)).extracting(StoredLead::id).containsExactly(scored.id());
  }

  @Test
  void override_isShownUntilItIsTakenBack() {
    UUID id = lead().id();
    ScoreOverride override =
        new ScoreOverride(UUID.randomUUID(), 90, sealed(5), Who.SERVICE, NOON, LATER);

    overrides.put(tenant, id, override, entry());
    assertThat(found(id).override()).isEqualTo(override);
    overrides.end(id, entry());

    assertThat(found(id).override()).isNull();
    assertThat(found(id).revision()).isEqualTo(3);
  }

  @Test
  void page_pageByPage_theHighestFirst_thoseWithoutScoreLast() {
    List<UUID> expected = new ArrayList<>();
    for (Integer total : new Integer[] {90, 70, 40, 0, null}) {
      StoredLead lead = lead();
      String band = total == null ? null : total >= 70 ? "hot" : "cold";
      score(lead, total, band, NOON);
      expected.add(lead.id());
    }
    leads.setStatus(expected.get(2), "lost", NOON);

    assertThat(paged(page(tenant, null, null))).isEqualTo(expected);
    assertThat(paged(page(tenant, "hot", null))).isEqualTo(expected.subList(0, 2));
    assertThat(paged(page(tenant, null, "lost"))).isEqualTo(expected.subList(2, 3));
    assertThat(paged(page(tenant, "hot", "lost"))).isEmpty();
    assertThat(paged(new Page(tenant, null, null, null, 40, false, null, 2)))
        .isEqualTo(expected.subList(0, 3));
    assertThat(paged(page(UUID.randomUUID(), null, null))).isEmpty();
  }

  @Test
  void page_theLowestFirst_thoseWithoutScoreLast() {
    List<UUID> expected = new ArrayList<>();
    for (Integer total : new Integer[] {0, 40, 90}) {
      StoredLead lead = lead();
      score(lead, total, "cold", NOON);
      expected.add(lead.id());
    }
    List<UUID> unknown =
        IntStream.range(0, 3).mapToObj(i -> lead().id()).sorted(LeadStoreContract::inSql).toList();
    expected.addAll(unknown);

    assertThat(paged(new Page(tenant, null, null, null, null, true, null, 2))).isEqualTo(expected);
    assertThat(paged(new Page(tenant, null, null, null, 40, true, null, 2)))
        .isEqualTo(expected.subList(1, 3));
  }

  private static int inSql(UUID a, UUID b) {
    return a.toString().compareTo(b.toString());
  }

  private static Page page(UUID tenant, @Nullable String band, @Nullable String status) {
    return new Page(tenant, band, status, null, null, false, null, 2);
  }

  private List<UUID> paged(Page asked) {
    List<UUID> ids = new ArrayList<>();
    Place after = null;
    while (true) {
      List<StoredLead> page =
          leads.page(
              new Page(
                  asked.tenantId(),
                  asked.band(),
                  asked.status(),
                  asked.owner(),
                  asked.least(),
                  asked.ascending(),
                  after,
                  asked.limit()));
      if (page.isEmpty()) {
        return ids;
      }
      page.forEach(lead -> ids.add(lead.id()));
      StoredLead last = page.get(page.size() - 1);
      Snapshot snapshot = last.snapshot();
      Integer total = snapshot == null ? null : snapshot.total();
      after = new Place(total == null ? -1 : total, last.id());
    }
  }

  @Test
  void history_theLatestFirst_eachWithItsFactors() {
    UUID id = lead().id();
    for (int i = 0; i < 3; i++) {
      score(found(id), 10 * i, "cold", NOON.plusSeconds(i));
    }

    List<PastScore> latest = leads.history(tenant, id, null, 2);
    assertThat(latest).extracting(PastScore::total).containsExactly(20, 10);
    assertThat(latest).allSatisfy(score -> assertThat(score.factors()).hasSize(1));
    assertThat(leads.history(tenant, id, latest.get(1).at(), 2))
        .extracting(PastScore::total)
        .containsExactly(0);
    assertThat(leads.history(UUID.randomUUID(), id, null, 2)).isEmpty();
  }

  @Test
  void totals_sinceATime_ofTheLeadsThatAreNamed() {
    UUID one = lead().id();
    UUID other = lead().id();
    for (int i = 0; i < 3; i++) {
      score(found(one), 10 * i, "cold", NOON.plusSeconds(i));
      score(found(other), null, null, NOON.plusSeconds(i));
      score(lead(), 90, "hot", NOON.plusSeconds(i));
    }

    assertThat(leads.totals(tenant, List.of(one, other), NOON.plusSeconds(1)))
        .extracting(PastTotal::lead, PastTotal::total, PastTotal::at)
        .containsExactlyInAnyOrder(
            tuple(one, 10, NOON.plusSeconds(1)),
            tuple(other, null, NOON.plusSeconds(1)),
            tuple(one, 20, NOON.plusSeconds(2)),
            tuple(other, null, NOON.plusSeconds(2)))
        .isSortedAccordingTo(Comparator.comparing(row -> (Instant) row.toList().get(2)));
    assertThat(leads.totals(UUID.randomUUID(), List.of(one), NOON)).isEmpty();
    assertThat(leads.totals(tenant, List.of(), NOON)).isEmpty();
  }

  @Test
  void factors_ofMany_areFoundByTheirIndex() {
    for (int i = 0; i < 60; i++) {
      StoredLead lead = lead();
      for (int j = 0; j < 20; j++) {
        score(found(lead.id()), j, "cold", NOON.plusSeconds(j));
      }
    }
    UUID id = lead().id();
    score(found(id), 50, "warm", NOON);

    String plan =
        database
            .jdbi()
            .withHandle(
                handle -> {
                  handle.execute("analyze");
                  return String.join(
                      "\n",
                      handle
                          .select("explain " + ScoreRows.FACTORS, tenant, id, NOON, LATER)
                          .mapTo(String.class)
                          .list());
                });

    assertThat(plan.toLowerCase(Locale.ROOT)).contains("idx_lead_score_factors_lead");
  }

  @Test
  void pages_ofMany_areReadFromTheirIndex() {
    ManyLeads.add(database, tenant, 4_000);
    database.jdbi().useHandle(handle -> handle.execute("analyze"));
    Place after = new Place(80, tenant);

    assertThat(plan(new Page(tenant, null, null, null, null, false, after, 50)))
        .containsPattern("leads_by_score\\b");
    assertThat(plan(new Page(tenant, null, null, null, 35, true, after, 50)))
        .containsPattern("leads_by_score\\b");
    assertThat(plan(new Page(tenant, "hot", null, null, null, false, after, 50)))
        .containsPattern("leads_by_band\\b");
    assertThat(plan(new Page(tenant, null, "lost", null, null, true, after, 50)))
        .containsPattern("leads_by_status\\b");
    assertThat(plan(new Page(tenant, "hot", "lost", null, null, false, after, 50)))
        .containsPattern("leads_by_band_and_status\\b");
  }

  /** Of a page that is not sorted when it is read. */
  private String plan(Page page) {
    String sql = "explain " + LeadPages.sql(page, page.after(), false);
    String plan =
        database
            .jdbi()
            .withHandle(
                handle ->
                    String.join(
                        "\n",
                        new LeadPages(handle)
                            .bound(sql, page, page.after(), page.limit())
                            .mapTo(String.class)
                            .list()))
            .toLowerCase(Locale.ROOT);
    if (database.isEmbedded()) {
      assertThat(plan).contains("/* index sorted */");
    } else {
      assertThat(plan).doesNotContain("sort key");
    }
    return plan;
  }

  @Test
  void erased_nothingOfThePersonRests_scoresStay() {
    UUID id = lead().id();
    leads.add(tenant, id, activity("a", ActivityKind.CALL, NOON));
    overrides.put(
        tenant,
        id,
        new ScoreOverride(UUID.randomUUID(), 90, sealed(5), Who.SERVICE, NOON, null),
        entry());
    score(found(id), 50, "warm", NOON);

    new SqlDecisionStore(database).erase(List.of(new DestroyedKey(tenant, id, NOON)));

    assertThat(leads.find(id)).isEmpty();
    assertThat(leads.activities(id, null, 10)).isEmpty();
    assertThat(leads.page(page(tenant, null, null))).isEmpty();
    assertThat(leads.due(LATER.plusSeconds(1), 9)).isEmpty();
    assertThat(leads.history(tenant, id, null, 9)).hasSize(1);
    int sealed =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .select(
                            """
                            select count(l.external_id) + count(l.lookup) + count(l.payload)
                              + count(l.enrichment) + count(o.reason)
                            from leads l join lead_overrides o on o.lead_id = l.lead_id
                            """)
                        .mapTo(Integer.class)
                        .one());
    assertThat(sealed).isZero();
    assertThat(leads.put(sent(UUID.randomUUID(), "hash of " + id))).isTrue();
  }
}
