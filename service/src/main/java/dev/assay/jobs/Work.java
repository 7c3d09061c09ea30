package dev.assay.jobs;

/** What the jobs of one kind do. */
public interface Work {

  /**
   * Does the next part of a job, within seconds, and keeps how far it came; or {@link JobStore#end
   * ends} the job, where nothing is left or it is being cancelled. A part that was begun may be
   * done again by anybody, at any time: whatever comes of it must come of it once. Blocks.
   */
  void step(Job job);
}
