package dev.assay;

import dev.assay.customers.Wins;
import dev.assay.decide.Decider;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.leads.LeadMemory;
import dev.assay.rollout.Clockwork;
import dev.assay.storage.Database;
import dev.assay.storage.SqlCourseStore;
import dev.assay.storage.SqlLeadStore;
import dev.assay.storage.SqlLeaseStore;
import dev.assay.storage.SqlLookUpStore;
import dev.assay.storage.SqlOverrideStore;
import dev.assay.tenants.ApiKeys;
import java.time.Duration;

/** What remembers leads and keeps their scores up to date, wired. */
public final class LeadWiring implements AutoCloseable {
  private final LeadMemory memory;
  private final Duration latest;
  private final Clockwork clockwork = new Clockwork();

  /**
   * Wires it; no score is computed by itself yet.
   *
   * @param latest how late a score may be computed that is due
   * @param wins hears of each lead that became a customer
   */
  LeadWiring(
      Ground ground,
      Duration latest,
      DecisionLog log,
      Decider decider,
      PackWiring packs,
      ApiKeys tenants,
      Wins wins) {
    this.latest = latest;
    Database database = ground.database();
    memory =
        new LeadMemory(
            new SqlLeadStore(database),
            new SqlCourseStore(database),
            new SqlLookUpStore(database),
            new SqlOverrideStore(database),
            new SqlLeaseStore(database),
            log,
            ground.keyring(),
            packs::intake,
            decider,
            packs.activations(),
            packs.parts().ownTerms(),
            tenants,
            packs.parts().audit(),
            wins,
            ground.nodeId(),
            ground.clock(),
            ground.ids());
  }

  /** Computes scores when they are due from now on. */
  void begin() {
    clockwork.every(latest, "compute scores that are due", memory.refresher()::run);
  }

  public LeadMemory memory() {
    return memory;
  }

  @Override
  public void close() {
    clockwork.close();
    memory.close();
  }
}
