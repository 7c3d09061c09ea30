package dev.assay.idempotency;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps callers' keys. Calls block; what they change is on disk when they return. */
public interface ClaimStore {

  /**
   * For each offer the claim its key has, in the same order; the offered one where it had none.
   *
   * @param now those that have expired by then are as if they had never been
   */
  List<Claim> takeOrAdd(List<Claim> offers, Instant now);

  /** Keeps the answer of a claim, unless that is erased; it expires then in either case. */
  void keep(String keyHash, UUID id, SealedAnswer answer, Instant expiresOn);

  /** Forgets a claim. */
  void release(String keyHash, UUID id);
}
