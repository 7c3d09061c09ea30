package dev.assay.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps jobs. Calls block; what they change is on disk when they return. */
public interface JobStore {

  /**
   * Adds a job. Where there is one of that id, answers that, unless it was never received: it
   * begins anew.
   */
  Optional<Job> add(Job job);

  /** Everything is received: from now on the job waits for its turn. */
  void received(UUID id, long items, String requestHash);

  Optional<Job> find(UUID tenantId, UUID id);

  /** Jobs of a tenant, the newest first. */
  List<Job> list(UUID tenantId, @Nullable UUID after, int limit);

  /** What was being received comes no more: forgets it all, unless it was begun anew meanwhile. */
  void abandon(Job receiving);

  /**
   * The job whose turn it is, which no other caller gets before {@code until}. A lease that lasts
   * longer than that was given before the clock was set back, and counts for nothing.
   */
  Optional<Job> lease(Instant now, Instant until);

  /** Gives a leased job back, so that anybody may go on with it. */
  void release(UUID id);

  /** Ends a leased job, as cancelled where that was wished. */
  void end(UUID id, String resultHash, Instant now);

  /** Wishes that a job waits until it is resumed; says whether it was waiting or running. */
  boolean pause(UUID tenantId, UUID id);

  /** Lets a job that was paused go on; says whether it was. */
  boolean resume(UUID tenantId, UUID id);

  /** Wishes that a job ends; says whether it had not. */
  boolean cancel(UUID tenantId, UUID id);

  /** Deletes a job and all that hangs on it; says whether it was there and had ended. */
  boolean delete(UUID tenantId, UUID id);

  /** Deletes the jobs that nobody may ask for any more. */
  void expire(Instant now);
}
