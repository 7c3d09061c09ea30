package dev.assay.fairness;

import dev.assay.jobs.Job;
import dev.assay.jobs.JobStore;
import dev.assay.jobs.Work;
import java.time.Clock;

/**
 * Ends jobs of reports. What they ask about is counted while it is received, by the node that
 * receives it, since it must not rest anywhere.
 */
public final class FairnessWork implements Work {
  /** Of the jobs whose work this is. */
  public static final String KIND = "fairness";

  private final JobStore jobs;
  private final FairnessStore store;
  private final Clock clock;

  FairnessWork(JobStore jobs, FairnessStore store, Clock clock) {
    this.jobs = jobs;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void step(Job job) {
    String hash = store.find(job.id()).map(FairnessStore.Sealed::hash).orElseThrow();
    jobs.end(job.id(), hash, clock.instant());
  }
}
