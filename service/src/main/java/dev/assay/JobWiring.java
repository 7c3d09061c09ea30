package dev.assay;

import dev.assay.batch.BatchWork;
import dev.assay.batch.LineSealer;
import dev.assay.bulk.BacktestTask;
import dev.assay.bulk.ReplayTask;
import dev.assay.canonical.Bytes;
import dev.assay.decide.Decider;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.erasure.Eraser;
import dev.assay.fairness.Fairness;
import dev.assay.fairness.FairnessWork;
import dev.assay.http.BatchResult;
import dev.assay.http.Bulk;
import dev.assay.http.Jobs;
import dev.assay.http.Metrics;
import dev.assay.intake.Intake;
import dev.assay.jobs.JobRunner;
import dev.assay.keys.Keyring;
import dev.assay.leads.Overrides;
import dev.assay.packs.PackLibrary;
import dev.assay.storage.SqlBatchStore;
import dev.assay.storage.SqlFairnessStore;
import dev.assay.storage.SqlJobStore;
import java.time.Clock;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** All that outlives the request that began it, wired. Whoever wires it closes the runner. */
final class JobWiring {
  private JobWiring() {}

  /**
   * Wires it.
   *
   * @param mayWork whether this node may decide now
   */
  static Jobs of(
      Ground ground,
      Supplier<Intake> intake,
      Decider decider,
      DecisionLog log,
      Eraser eraser,
      PackLibrary library,
      Overrides overrides,
      Bulk bulk,
      Metrics metrics,
      BooleanSupplier mayWork) {
    SqlJobStore store = new SqlJobStore(ground.database());
    SqlBatchStore lines = new SqlBatchStore(ground.database());
    Keyring keyring = ground.keyring();
    Clock clock = ground.clock();
    LineSealer sealer = new LineSealer(keyring, log, intake);
    BatchResult result = new BatchResult(lines, sealer, log, library, overrides);
    BatchWork batch =
        new BatchWork(
            store,
            lines,
            sealer,
            decider,
            overrides,
            eraser,
            metrics::decided,
            result::hash,
            clock);
    Fairness fairness = new Fairness(new SqlFairnessStore(ground.database()), log, keyring, clock);
    JobRunner runner =
        new JobRunner(
            store,
            Map.of(
                BatchWork.KIND,
                batch,
                FairnessWork.KIND,
                fairness.work(store),
                ReplayTask.KIND,
                bulk.replays(),
                BacktestTask.KIND,
                bulk.backtests()),
            mayWork,
            clock);
    Bytes secret = Bytes.of(keyring.hashKeys().secretFor("jobs"));
    return new Jobs(store, runner, lines, sealer, result, fairness, bulk, secret);
  }
}
