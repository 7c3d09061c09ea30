package dev.assay.leads;

import dev.assay.activation.Activations;
import dev.assay.activation.OwnSettings;
import dev.assay.audit.Audit;
import dev.assay.customers.Wins;
import dev.assay.decide.Decider;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.intake.Intake;
import dev.assay.keys.Keyring;
import dev.assay.leases.LeaseStore;
import dev.assay.tenants.ApiKeys;
import dev.assay.weights.OwnTerms;
import dev.assay.workflow.CourseStore;
import dev.assay.workflow.Workflow;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** The memory of a node, wired; ends with its node. */
public final class LeadMemory implements AutoCloseable {
  private final Leads leads;
  private final LookUps lookUps;
  private final Refresher refresher;
  private final Recomputer recomputer;

  /**
   * Over a store that all nodes share.
   *
   * @param wins hears of each lead that became a customer
   * @param newId gives UUIDv7
   */
  public LeadMemory(
      LeadStore store,
      CourseStore courses,
      LookUpStore filled,
      OverrideStore overrides,
      LeaseStore leases,
      DecisionLog log,
      Keyring keyring,
      Supplier<Intake> intake,
      Decider decider,
      Activations activations,
      OwnTerms ownTerms,
      ApiKeys tenants,
      Audit audit,
      Wins wins,
      UUID nodeId,
      Clock clock,
      Supplier<UUID> newId) {
    LeadSeal seal = new LeadSeal(log, keyring);
    Workflow workflow = new Workflow(decider, courses, clock, newId);
    OwnSettings settings = new OwnSettings(activations, ownTerms);
    Scorer scorer = new Scorer(store, seal, decider, workflow, activations, settings, clock, newId);
    recomputer = new Recomputer(scorer);
    lookUps = new LookUps(store, filled, seal, recomputer, clock);
    LeadReader reader = new LeadReader(store, courses, seal, recomputer, clock);
    OverrideWriter writer = new OverrideWriter(overrides, tenants, audit, clock, newId);
    leads =
        new Leads(
            store,
            reader,
            new Overriding(reader, seal, writer),
            new OverridingBeside(decider, overrides, seal, writer),
            new Overrides(overrides, tenants, seal, clock),
            new Handing(store, courses, seal, scorer, audit, clock, newId),
            seal,
            scorer,
            intake,
            wins,
            clock,
            newId);
    Assigner assigner = new Assigner(courses, scorer, recomputer);
    refresher = new Refresher(store, recomputer, assigner, leases, nodeId, clock);
  }

  public Leads leads() {
    return leads;
  }

  public LookUps lookUps() {
    return lookUps;
  }

  public Refresher refresher() {
    return refresher;
  }

  @Override
  public void close() {
    recomputer.close();
  }
}
