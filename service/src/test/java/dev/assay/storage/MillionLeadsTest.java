package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.TestTrail;
import dev.assay.leads.LeadStore.Page;
import dev.assay.leads.LeadStore.Place;
import dev.assay.leads.StoredLead;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Tenant;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A million leads on PostgreSQL: how long a page of them takes, whatever is asked for. */
@Tag("soak")
final class MillionLeadsTest {
  private static final Logger LOG = LoggerFactory.getLogger(MillionLeadsTest.class);
  private static final int LEADS = Integer.getInteger("assay.leads", 1_000_000);
  private static final int PAGES = 200;
  private static final int LIMIT = 51;

  @Test
  void page_ofAMillionLeads_takesLessThan50Milliseconds(@TempDir Path folder) {
    UUID tenant = UUID.randomUUID();
    try (Database database = Postgresql.V18.open(folder)) {
      new SqlTenantStore(database)
          .add(
              new Tenant(tenant, "acme", Plan.UNLIMITED, LogMode.LOSSLESS, 0, Instant.EPOCH),
              TestTrail.entry());
      ManyLeads.add(database, tenant, LEADS);
      database.jdbi().useHandle(handle -> handle.execute("vacuum analyze leads"));
      SqlLeadStore leads = new SqlLeadStore(database);
      slowest(leads, new Page(tenant, null, null, null, null, false, null, LIMIT)); // compiles it
      List<Double> slowest = new ArrayList<>();
      for (boolean ascending : new boolean[] {false, true}) {
        for (@Nullable String band : new String[] {null, "hot", "cold"}) {
          for (@Nullable String status : new String[] {null, "lost"}) {
            Page first = new Page(tenant, band, status, null, null, ascending, null, LIMIT);
            slowest.add(slowest(leads, first));
          }
        }
      }
      slowest.add(slowest(leads, new Page(tenant, null, null, null, 35, true, null, LIMIT)));
      assertThat(slowest).allSatisfy(time -> assertThat(time).isLessThan(50));
    }
  }

  /** Milliseconds of the slowest one in a hundred pages, one after the other. */
  private static double slowest(SqlLeadStore leads, Page first) {
    List<Double> times = new ArrayList<>();
    Place after = null;
    for (int i = 0; i < PAGES; i++) {
      long start = System.nanoTime();
      List<StoredLead> page =
          leads.page(
              new Page(
                  first.tenantId(),
                  first.band(),
                  first.status(),
                  first.owner(),
                  first.least(),
                  first.ascending(),
                  after,
                  LIMIT));
      times.add((System.nanoTime() - start) / 1e6);
      if (page.isEmpty()) {
        break;
      }
      StoredLead last = page.get(page.size() - 1);
      Integer total = last.snapshot() == null ? null : last.snapshot().total();
      after = new Place(total == null ? -1 : total, last.id());
    }
    times.sort(null);
    double slowest = times.get(times.size() - times.size() / 100 - 1);
    LOG.info(
        "{}: a page takes {} ms, one in a hundred {} ms or more",
        first,
        times.get(times.size() / 2),
        slowest);
    return slowest;
  }
}
