package dev.assay;

import dev.assay.bulk.BacktestTask;
import dev.assay.bulk.BacktestTerms;
import dev.assay.bulk.BulkResult;
import dev.assay.bulk.BulkWork;
import dev.assay.bulk.KnownOutcomes;
import dev.assay.bulk.ReplayTask;
import dev.assay.bulk.ReplayTerms;
import dev.assay.bulk.WalkStore;
import dev.assay.decisionlog.LogReader;
import dev.assay.http.Bulk;
import dev.assay.http.PackParts;
import dev.assay.jobs.Job;
import dev.assay.packs.PackLibrary;
import dev.assay.replay.Replayer;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.storage.SqlJobStore;
import dev.assay.storage.SqlKnownOutcomes;
import dev.assay.storage.SqlWalkStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Jobs over recorded decisions, wired. Whoever wires it closes it behind what works on jobs. */
final class BulkWiring implements AutoCloseable {
  private final ExecutorService threads;
  private final Bulk bulk;

  /** Wires it, with as many threads as there are processors. */
  BulkWiring(Ground ground, PackWiring packs, LogReader log) {
    threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            task -> {
              Thread thread = new Thread(task, "bulk");
              thread.setDaemon(true);
              return thread;
            });
    SqlJobStore jobs = new SqlJobStore(ground.database());
    SqlWalkStore walks = new SqlWalkStore(ground.database());
    Replayer replayer = packs.replayer();
    BulkWork replays =
        new BulkWork(
            jobs,
            walks,
            log,
            job -> new ReplayTask(ReplayTerms.of(job.terms()), replayer),
            threads,
            ground.clock());
    SqlKnownOutcomes outcomes = new SqlKnownOutcomes(ground.database());
    BulkWork backtests =
        new BulkWork(
            jobs,
            walks,
            log,
            job -> backtest(job, walks, packs.parts(), outcomes, log),
            threads,
            ground.clock());
    bulk = new Bulk(walks, new BulkResult(walks), replays, backtests);
  }

  private static BacktestTask backtest(
      Job job, WalkStore walks, PackParts packs, KnownOutcomes outcomes, LogReader log) {
    BacktestTerms asked = BacktestTerms.of(job.terms());
    BacktestTerms.Candidate candidate = asked.candidate();
    PackLibrary library = packs.library();
    RulePack rules =
        candidate.draftId() == null
            ? library.load(candidate.packHash())
            : library
                .atHand(candidate.packHash())
                .orElseGet(
                    () -> library.compile(new PackSource(walks.candidate(job.id()).orElseThrow())));
    Terms terms =
        packs
            .ownTerms()
            .of(
                rules,
                job.tenantId(),
                candidate.weights(),
                candidate.bands(),
                candidate.calibration(),
                candidate.settings());
    return new BacktestTask(job, asked, rules, terms, outcomes, log);
  }

  Bulk bulk() {
    return bulk;
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
