package dev.assay;

import dev.assay.cases.CaseRunner;
import dev.assay.decisionlog.LogReader;
import dev.assay.drafts.Drafts;
import dev.assay.drafts.Origins;
import dev.assay.drafts.RealCases;
import dev.assay.drafts.Reviews;
import dev.assay.gate.Budget;
import dev.assay.gate.Gate;
import dev.assay.http.DraftParts;
import dev.assay.http.PackParts;
import dev.assay.replay.Backtest;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.storage.SqlDraftStore;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** All that has to do with packs in the making, wired. */
final class DraftWiring {
  /** How many recorded decisions a draft is tried on. */
  private static final int DECISIONS = 10_000;

  private DraftWiring() {}

  /**
   * Wires it.
   *
   * @param tenants all there are, for drafts of base lines
   * @param foretell told of texts that passed the gate
   */
  static DraftParts of(
      Ground ground,
      PackWiring packs,
      LogReader log,
      Supplier<List<UUID>> tenants,
      Consumer<PackSource> foretell) {
    SqlDraftStore store = new SqlDraftStore(ground.database());
    Clock clock = ground.clock();
    PackParts published = packs.parts();
    PackCompiler compiler = new PackCompiler();
    Origins origins = new Origins(published.store());
    Drafts drafts = new Drafts(store, origins, clock, ground.ids());
    Backtest backtest =
        new Backtest(
            published.retrial(), packs.activations(), published.ownTerms(), tenants, DECISIONS);
    Gate gate =
        new Gate(
            compiler,
            published.library(),
            new CaseRunner(packs::intake),
            backtest,
            Budget.USUAL,
            clock);
    Reviews reviews =
        new Reviews(store, drafts, gate, published.store(), packs.publishing(), foretell, clock);
    RealCases realCases =
        new RealCases(drafts, log, published.store(), published.library(), compiler);
    return new DraftParts(drafts, origins, gate, reviews, realCases);
  }
}
