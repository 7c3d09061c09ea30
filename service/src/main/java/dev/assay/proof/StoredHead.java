package dev.assay.proof;

import dev.assay.canonical.Bytes;
import java.util.List;

/**
 * A head of a log as it is stored, which may not be as it was written.
 *
 * @param leaves those that its group commit appended, in their order
 */
public record StoredHead(long size, Bytes root, Bytes peaks, List<Leaf> leaves) {

  public StoredHead {
    leaves = List.copyOf(leaves);
  }

  /** Index of the first of its leaves. */
  long first() {
    return size - leaves.size();
  }
}
