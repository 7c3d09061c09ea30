package dev.assay.fairness;

import dev.assay.canonical.Bytes;
import dev.assay.keys.WrappedKey;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Knows how leads stand, and keeps reports. Calls block. */
public interface FairnessStore {

  /**
   * A report as it rests: group names may say what nobody should read from a disk.
   *
   * @param hash of the report itself
   */
  record Sealed(WrappedKey key, Bytes report, String hash) {}

  /** How leads stand, by whichever keyed hash of the caller's own id found them. */
  Map<String, Standing> standings(UUID tenantId, Collection<String> lookups);

  /**
   * Keeps the report of a job, and how many records it took in and could not.
   *
   * @param failed records of which no lead is known, or that cannot be read
   */
  void keep(UUID jobId, Sealed report, long done, long failed);

  Optional<Sealed> find(UUID jobId);
}
