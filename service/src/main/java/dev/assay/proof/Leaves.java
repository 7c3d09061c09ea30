package dev.assay.proof;

import dev.assay.canonical.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;

/** Hashes of the leaves of one log, read in runs: proofs ask for neighbours one after another. */
final class Leaves implements LongFunction<byte[]> {
  private static final int HEADS = 256;

  private final LogSnapshot log;
  private final UUID nodeId;
  private List<Bytes> run = List.of();
  private long first;

  Leaves(LogSnapshot log, UUID nodeId) {
    this.log = log;
    this.nodeId = nodeId;
  }

  @Override
  public byte[] apply(long index) {
    if (index < first || index >= first + run.size()) {
      read(index);
    }
    return run.get(Math.toIntExact(index - first)).toArray();
  }

  private void read(long index) {
    List<StoredHead> heads = log.heads(nodeId, index, HEADS);
    List<Bytes> hashes = new ArrayList<>();
    long start = heads.isEmpty() ? index : heads.get(0).first();
    for (StoredHead head : heads) {
      if (head.first() != start + hashes.size()) {
        throw damaged(index);
      }
      head.leaves().forEach(leaf -> hashes.add(leaf.hash()));
    }
    if (index < start || index >= start + hashes.size()) {
      throw damaged(index);
    }
    first = start;
    run = hashes;
  }

  private IllegalStateException damaged(long index) {
    return new IllegalStateException(
        "the log of node %s is damaged about leaf %d: verify it".formatted(nodeId, index));
  }
}
