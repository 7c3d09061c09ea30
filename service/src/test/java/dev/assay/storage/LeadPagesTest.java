package dev.assay.storage;

import static dev.assay.storage.KeptLeads.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.leads.LeadStore.Page;
import dev.assay.leads.LeadStore.Place;
import dev.assay.leads.Snapshot;
import dev.assay.leads.StoredLead;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What pages of leads promise. */
@ParameterizedClass
@EnumSource
final class LeadPagesTest {
  private final TestDatabase kind;
  private KeptLeads kept;

  LeadPagesTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start(@TempDir Path folder) {
    kept = new KeptLeads(kind.open(folder));
  }

  @AfterEach
  void stop() {
    kept.close();
  }

  @Test
  void page_pageByPage_theHighestFirst_thoseWithoutScoreLast() {
    List<UUID> expected = new ArrayList<>();
    for (Integer total : new Integer[] {90, 70, 40, 0, null}) {
      StoredLead lead = kept.lead();
      String band = total == null ? null : total >= 70 ? "hot" : "cold";
      kept.score(lead, total, band, NOON);
      expected.add(lead.id());
    }
    kept.leads.setStatus(expected.get(2), "lost", NOON);

    assertThat(paged(page(kept.tenant, null, null))).isEqualTo(expected);
    assertThat(paged(page(kept.tenant, "hot", null))).isEqualTo(expected.subList(0, 2));
    assertThat(paged(page(kept.tenant, null, "lost"))).isEqualTo(expected.subList(2, 3));
    assertThat(paged(page(kept.tenant, "hot", "lost"))).isEmpty();
    assertThat(paged(new Page(kept.tenant, null, null, null, 40, false, null, 2)))
        .isEqualTo(expected.subList(0, 3));
    assertThat(paged(page(UUID.randomUUID(), null, null))).isEmpty();
  }

  @Test
  void page_theLowestFirst_thoseWithoutScoreLast() {
    List<UUID> expected = new ArrayList<>();
    for (Integer total : new Integer[] {0, 40, 90}) {
      StoredLead lead = kept.lead();
      kept.score(lead, total, "cold", NOON);
      expected.add(lead.id());
    }
    List<UUID> unknown =
        IntStream.range(0, 3).mapToObj(i -> kept.lead().id()).sorted(LeadPagesTest::inSql).toList();
    expected.addAll(unknown);

    assertThat(paged(new Page(kept.tenant, null, null, null, null, true, null, 2)))
        .isEqualTo(expected);
    assertThat(paged(new Page(kept.tenant, null, null, null, 40, true, null, 2)))
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
          kept.leads.page(
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
  void pages_ofMany_areReadFromTheirIndex() {
    ManyLeads.add(kept.database, kept.tenant, 4_000);
    kept.database.jdbi().useHandle(handle -> handle.execute("analyze"));
    Place after = new Place(80, kept.tenant);

    assertThat(plan(new Page(kept.tenant, null, null, null, null, false, after, 50)))
        .containsPattern("leads_by_score\\b");
    assertThat(plan(new Page(kept.tenant, null, null, null, 35, true, after, 50)))
        .containsPattern("leads_by_score\\b");
    assertThat(plan(new Page(kept.tenant, "hot", null, null, null, false, after, 50)))
        .containsPattern("leads_by_band\\b");
    assertThat(plan(new Page(kept.tenant, null, "lost", null, null, true, after, 50)))
        .containsPattern("leads_by_status\\b");
    assertThat(plan(new Page(kept.tenant, "hot", "lost", null, null, false, after, 50)))
        .containsPattern("leads_by_band_and_status\\b");
  }

  /** Of a page that is not sorted when it is read. */
  private String plan(Page page) {
    String sql = "explain " + LeadPages.sql(page, page.after(), false);
    String plan =
        kept.database
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
    if (kept.database.isEmbedded()) {
      assertThat(plan).contains("/* index sorted */");
    } else {
      assertThat(plan).doesNotContain("sort key");
    }
    return plan;
  }
}
