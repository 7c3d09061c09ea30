package dev.assay;

import dev.assay.batch.BatchStore;
import dev.assay.batch.BatchWork;
import dev.assay.batch.LineSealer;
import dev.assay.canonical.Bytes;
import dev.assay.decide.Decider;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.erasure.Eraser;
import dev.assay.fairness.Fairness;
import dev.assay.fairness.FairnessStore;
import dev.assay.fairness.FairnessWork;
import dev.assay.http.BatchResult;
import dev.assay.http.Jobs;
import dev.assay.http.Metrics;
import dev.assay.intake.Intake;
import dev.assay.jobs.JobRunner;
import dev.assay.jobs.JobStore;
import dev.assay.keys.Keyring;
import dev.assay.leads.Overrides;
import dev.assay.packs.PackLibrary;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** All that outlives the request that began it, wired. Whoever wires it closes the runner. */
public final class JobWiring {
  private JobWiring() {}

  /** Wires it. */
  public static Jobs of(
      JobStore store,
      BatchStore lines,
      FairnessStore reports,
      Keyring keyring,
      Supplier<Intake> intake,
      Decider decider,
      DecisionLog log,
      Eraser eraser,
      PackLibrary library,
      Overrides overrides,
      Metrics metrics,
      Clock clock) {
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
    Fairness fairness = new Fairness(reports, log, keyring, clock);
    JobRunner runner =
        new JobRunner(
            store, Map.of(BatchWork.KIND, batch, FairnessWork.KIND, fairness.work(store)), clock);
    Bytes secret = Bytes.of(keyring.hashKeys().secretFor("jobs"));
    return new Jobs(store, runner, lines, sealer, result, fairness, secret);
  }
}
