package dev.assay.leases;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keeps who holds which lease. Calls block. */
public interface LeaseStore {

  /**
   * Takes a lease that nobody holds any more, or holds on to one's own; empty where it is taken.
   */
  Optional<Lease> take(String task, UUID holder, Instant now, Instant until);

  /** Gives a lease back before its time, if it is still one's own. */
  void release(Lease lease);
}
