package dev.assay.proof;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Consumer;

/** All logs as they were at one moment. Valid only while the question it was given to runs. */
public interface LogSnapshot {

  /** Nodes of which there is anything. */
  SortedSet<UUID> nodes();

  Optional<StoredHead> newestHead(UUID nodeId);

  Optional<StoredHead> head(UUID nodeId, long size);

  /** Heads above a size, the smallest first: the first of them has the leaf of that index. */
  List<StoredHead> heads(UUID nodeId, long aboveSize, int limit);

  /** Rows from a leaf index on, in their order. */
  List<StoredRow> rows(UUID nodeId, long fromIndex, int limit);

  long rowCount(UUID nodeId);

  /** Every signed note, the smallest first. */
  void checkpoints(UUID nodeId, Consumer<String> notes);

  Optional<String> newestCheckpoint(UUID nodeId);

  Optional<Place> find(UUID tenantId, UUID decisionId);

  /**
   * Where a decision stands.
   *
   * @param json its record, of which the leaf is the hash
   */
  record Place(UUID nodeId, long leafIndex, String json) {}
}
