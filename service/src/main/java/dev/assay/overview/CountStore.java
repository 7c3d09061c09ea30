package dev.assay.overview;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps how many decisions came to what. Calls block. */
public interface CountStore {

  /**
   * Counts what is recorded and not yet counted, each decision once, whichever node does it.
   *
   * @param most of the log of each node
   * @return how many were counted
   */
  int countOn(int most);

  /** What was judged from one hour on and before another, by the hour. */
  List<Judged> judged(UUID tenantId, Instant from, Instant to);

  /** The same of all those hours together, but for what nothing was known of. */
  List<Scored> scored(UUID tenantId, Instant from, Instant to);

  /** The flags of all those hours together. */
  List<Flagged> flagged(UUID tenantId, Instant from, Instant to);

  /**
   * How many were decided from a time on, counted or not.
   *
   * @param most that are looked at
   */
  Pace pace(UUID tenantId, Instant since, int most);

  /** The clock of the latest decision, counted or not; nothing where there is none. */
  Optional<Instant> latest(UUID tenantId);
}
