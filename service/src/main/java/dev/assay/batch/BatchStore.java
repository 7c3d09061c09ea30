package dev.assay.batch;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Keeps the records of batches that are jobs. Calls block until what they change is on disk. */
public interface BatchStore {

  void add(UUID jobId, UUID tenantId, List<BatchLine> lines);

  /** The first records that wait; those of people erased since have no payload. */
  List<BatchLine> waiting(UUID jobId, int limit);

  /**
   * Keeps what became of records that waited, and counts them for the job.
   *
   * @return ids of decisions whose lead was erased from the job before this
   */
  Set<UUID> settle(UUID jobId, List<BatchLine> lines);

  /** Forgets the records that wait. */
  void drop(UUID jobId);

  /** Records of which something came, behind a line. */
  List<BatchLine> results(UUID jobId, long afterLine, int limit);
}
