package dev.assay;

import dev.assay.bulk.BulkResult;
import dev.assay.bulk.BulkWork;
import dev.assay.bulk.ReplayTask;
import dev.assay.bulk.ReplayTerms;
import dev.assay.decisionlog.LogReader;
import dev.assay.http.Bulk;
import dev.assay.replay.Replayer;
import dev.assay.storage.SqlJobStore;
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
    bulk = new Bulk(walks, new BulkResult(walks), replays);
  }

  Bulk bulk() {
    return bulk;
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
