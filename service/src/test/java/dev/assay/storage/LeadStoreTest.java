package dev.assay.storage;

import static dev.assay.storage.KeptLeads.LATER;
import static dev.assay.storage.KeptLeads.NOON;
import static dev.assay.storage.KeptLeads.activity;
import static dev.assay.storage.KeptLeads.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.audit.Who;
import dev.assay.decisionlog.DestroyedKey;
import dev.assay.leads.Activity;
import dev.assay.leads.LeadStore.ActivityPlace;
import dev.assay.leads.LeadStore.Page;
import dev.assay.leads.LeadStore.Put;
import dev.assay.leads.PastScore;
import dev.assay.leads.PastTotal;
import dev.assay.leads.ScoreOverride;
import dev.assay.leads.StoredLead;
import dev.assay.model.ActivityKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the store of leads promises. */
@ParameterizedClass
@EnumSource
final class LeadStoreTest {
  private final TestDatabase kind;
  private KeptLeads kept;
  private SqlOverrideStore overrides;

  LeadStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start(@TempDir Path folder) {
    kept = new KeptLeads(kind.open(folder));
    overrides = new SqlOverrideStore(kept.database);
  }

  @AfterEach
  void stop() {
    kept.close();
  }

  @Test
  void put_twice_isOneLeadWithWhatWasSentLast() {
    UUID id = UUID.randomUUID();
    Activity visit = activity("visit", ActivityKind.PAGE_VIEW, NOON);

    assertThat(kept.leads.put(kept.sent(id, "hash", visit))).isTrue();
    assertThat(
            kept.leads.put(
                new Put(
                    id, kept.tenant, "newer hash", sealed(3), sealed(4), LATER, List.of(visit))))
        .isFalse();

    StoredLead lead = kept.leads.find(kept.tenant, List.of("newer hash", "unknown")).orElseThrow();
    assertThat(lead).isEqualTo(kept.found(id));
    assertThat(lead)
        .extracting(
            StoredLead::externalId,
            StoredLead::payload,
            StoredLead::revision,
            StoredLead::createdOn)
        .containsExactly(sealed(3), sealed(4), 2L, NOON);
    assertThat(kept.leads.activities(id, null, 10)).containsExactly(visit);
    assertThat(kept.leads.find(kept.tenant, List.of("hash"))).isEmpty();
    assertThat(kept.leads.find(UUID.randomUUID(), List.of("newer hash"))).isEmpty();
  }

  @Test
  void activities_toldInAnyOrder_theLatestFirst_andEachOnce() {
    UUID id = kept.lead().id();
    Activity early = activity("early", ActivityKind.CALL, NOON.minusSeconds(9));
    Activity late = activity("late", ActivityKind.EMAIL_OPEN, NOON);

    assertThat(kept.leads.add(kept.tenant, id, late)).isTrue();
    assertThat(kept.leads.add(kept.tenant, id, early)).isTrue();
    assertThat(kept.leads.add(kept.tenant, id, activity("late", ActivityKind.CALL, NOON)))
        .isFalse();

    assertThat(kept.leads.activities(id, null, 10)).containsExactly(late, early);
    assertThat(kept.leads.activities(id, null, 1)).containsExactly(late);
    assertThat(kept.leads.activities(id, new ActivityPlace(late.at(), late.id()), 10))
        .containsExactly(early);
    assertThat(kept.found(id).revision()).isEqualTo(3);
  }

  @Test
  void changes_ofManyAtOnce_noneIsLost() {
    UUID id = kept.lead().id();

    IntStream.range(0, 40)
        .parallel()
        .forEach(
            i -> {
              kept.leads.add(kept.tenant, id, activity("a" + i % 30, ActivityKind.CALL, NOON));
              kept.leads.setStatus(id, "status " + i, NOON);
              kept.score(kept.found(id), i, "cold", NOON.plusMillis(i));
            });

    StoredLead lead = kept.found(id);
    assertThat(lead.revision()).isEqualTo(1 + 30 + 40);
    assertThat(kept.leads.activities(id, null, 100)).hasSize(30);
    List<PastScore> scores = kept.leads.history(kept.tenant, id, null, 100);
    assertThat(scores.get(0).decisionId())
        .isEqualTo(Objects.requireNonNull(lead.snapshot()).decisionId());
    assertThat(new SqlEventStore(kept.database).newest()).isZero();
    assertThat(unsent()).isEqualTo(scores.size());
  }

  private int unsent() {
    return kept.database
        .jdbi()
        .withHandle(h -> h.select("select count(*) from events").mapTo(Integer.class).one());
  }

  @Test
  void score_ofBefore_orOfLessThanIsKnown_isNotKept() {
    StoredLead first = kept.lead();
    kept.leads.setStatus(first.id(), "lost", NOON);
    StoredLead second = kept.found(first.id());

    assertThat(kept.score(second, 50, "warm", NOON)).isTrue();
    assertThat(kept.score(first, 70, "hot", LATER)).isFalse();
    assertThat(kept.score(second, 70, "hot", NOON)).isFalse();

    StoredLead after = kept.found(first.id());
    assertThat(after.snapshot()).extracting(s -> s.total(), s -> s.band()).contains(50, "warm");
    assertThat(after.scoredRevision()).isEqualTo(after.revision()).isEqualTo(2);
    assertThat(kept.leads.history(kept.tenant, first.id(), null, 10)).hasSize(1);
    assertThat(unsent()).isEqualTo(1);
  }

  @Test
  void due_whoeverChangedOrGotOld_theLongestWaitingFirst() {
    StoredLead scored = kept.lead();
    kept.score(scored, 50, "warm", NOON);
    StoredLead changed = kept.lead();

    assertThat(kept.leads.due(NOON, 10)).isEmpty();
    assertThat(kept.leads.due(NOON.plusSeconds(60), 10)).containsExactly(changed);
    assertThat(kept.leads.due(LATER, 10)).containsExactly(changed, kept.found(scored.id()));
    assertThat(kept.leads.due(LATER, 1)).hasSize(1);
    kept.leads.postpone(changed.id(), LATER.plusSeconds(1));
    assertThat(kept.leads.due(LATER, 10)).extracting(StoredLead::id).containsExactly(scored.id());
  }

  @Test
  void override_isShownUntilItIsTakenBack() {
    UUID id = kept.lead().id();
    ScoreOverride override =
        new ScoreOverride(UUID.randomUUID(), "crm-score", 90, sealed(5), Who.SERVICE, NOON, LATER);

    overrides.put(kept.tenant, id, override, kept.entry());
    assertThat(kept.found(id).override()).isEqualTo(override);
    overrides.end(id, override, kept.entry());

    assertThat(kept.found(id).override()).isNull();
    assertThat(kept.found(id).revision()).isEqualTo(3);
  }

  @Test
  void history_theLatestFirst_eachWithItsFactors() {
    UUID id = kept.lead().id();
    for (int i = 0; i < 3; i++) {
      kept.score(kept.found(id), 10 * i, "cold", NOON.plusSeconds(i));
    }

    List<PastScore> latest = kept.leads.history(kept.tenant, id, null, 2);
    assertThat(latest).extracting(PastScore::total).containsExactly(20, 10);
    assertThat(latest).allSatisfy(score -> assertThat(score.factors()).hasSize(1));
    assertThat(kept.leads.history(kept.tenant, id, latest.get(1).at(), 2))
        .extracting(PastScore::total)
        .containsExactly(0);
    assertThat(kept.leads.history(UUID.randomUUID(), id, null, 2)).isEmpty();
  }

  @Test
  void totals_sinceATime_ofTheLeadsThatAreNamed() {
    UUID one = kept.lead().id();
    UUID other = kept.lead().id();
    for (int i = 0; i < 3; i++) {
      kept.score(kept.found(one), 10 * i, "cold", NOON.plusSeconds(i));
      kept.score(kept.found(other), null, null, NOON.plusSeconds(i));
      kept.score(kept.lead(), 90, "hot", NOON.plusSeconds(i));
    }

    assertThat(kept.leads.totals(kept.tenant, List.of(one, other), NOON.plusSeconds(1)))
        .extracting(PastTotal::lead, PastTotal::total, PastTotal::at)
        .containsExactlyInAnyOrder(
            tuple(one, 10, NOON.plusSeconds(1)),
            tuple(other, null, NOON.plusSeconds(1)),
            tuple(one, 20, NOON.plusSeconds(2)),
            tuple(other, null, NOON.plusSeconds(2)))
        .isSortedAccordingTo(Comparator.comparing(row -> (Instant) row.toList().get(2)));
    assertThat(kept.leads.totals(UUID.randomUUID(), List.of(one), NOON)).isEmpty();
    assertThat(kept.leads.totals(kept.tenant, List.of(), NOON)).isEmpty();
  }

  @Test
  void factors_ofMany_areFoundByTheirIndex() {
    for (int i = 0; i < 60; i++) {
      StoredLead lead = kept.lead();
      for (int j = 0; j < 20; j++) {
        kept.score(kept.found(lead.id()), j, "cold", NOON.plusSeconds(j));
      }
    }
    UUID id = kept.lead().id();
    kept.score(kept.found(id), 50, "warm", NOON);

    String plan =
        kept.database
            .jdbi()
            .withHandle(
                handle -> {
                  handle.execute("analyze");
                  return String.join(
                      "\n",
                      handle
                          .select("explain " + ScoreRows.FACTORS, kept.tenant, id, NOON, LATER)
                          .mapTo(String.class)
                          .list());
                });

    assertThat(plan.toLowerCase(Locale.ROOT)).contains("idx_lead_score_factors_lead");
  }

  @Test
  void erased_nothingOfThePersonRests_scoresStay() {
    UUID id = kept.lead().id();
    kept.leads.add(kept.tenant, id, activity("a", ActivityKind.CALL, NOON));
    overrides.put(
        kept.tenant,
        id,
        new ScoreOverride(UUID.randomUUID(), "crm-score", 90, sealed(5), Who.SERVICE, NOON, null),
        kept.entry());
    kept.score(kept.found(id), 50, "warm", NOON);

    new SqlDecisionStore(kept.database).erase(List.of(new DestroyedKey(kept.tenant, id, NOON)));

    assertThat(kept.leads.find(id)).isEmpty();
    assertThat(kept.leads.activities(id, null, 10)).isEmpty();
    assertThat(kept.leads.page(new Page(kept.tenant, null, null, null, null, false, null, 2)))
        .isEmpty();
    assertThat(kept.leads.due(LATER.plusSeconds(1), 9)).isEmpty();
    assertThat(kept.leads.history(kept.tenant, id, null, 9)).hasSize(1);
    int sealed =
        kept.database
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
    assertThat(kept.leads.put(kept.sent(UUID.randomUUID(), "hash of " + id))).isTrue();
  }
}
