package dev.assay.proof;

import dev.assay.canonical.Bytes;
import dev.assay.merkle.CompactRange;
import dev.assay.merkle.TreeHash;
import dev.assay.proof.SignedRoots.SignedRoot;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tree over the leaves seen so far, and the checkpoints it passed that signed another root.
 *
 * @param peaks of the tree
 * @param unmatched sizes of those checkpoints, and where they are
 */
record GrownTree(
    long size,
    Bytes peaks,
    SortedMap<Long, List<SignedRoot>> signed,
    SortedMap<Long, String> unmatched) {

  static GrownTree empty(SortedMap<Long, List<SignedRoot>> signed) {
    return new GrownTree(0, Bytes.of(), signed, new TreeMap<>());
  }

  Bytes root() {
    return Bytes.of(CompactRange.of(size, peaks.toArray()).root());
  }

  GrownTree with(List<Leaf> leaves) {
    CompactRange range = CompactRange.of(size, peaks.toArray());
    SortedMap<Long, String> missed = new TreeMap<>();
    SortedMap<Long, List<SignedRoot>> passed = signed.subMap(size + 1, size + leaves.size() + 1);
    for (Leaf leaf : leaves) {
      range.append(leaf.hash().toArray());
      if (passed.containsKey(range.size())) {
        compare(range, missed);
      }
    }
    return grown(range, missed);
  }

  /** The tree that a head says it is of; null if it contradicts itself. */
  @Nullable GrownTree at(StoredHead head) {
    if (head.peaks().length() != Long.bitCount(head.size()) * TreeHash.BYTES) {
      return null;
    }
    CompactRange range = CompactRange.of(head.size(), head.peaks().toArray());
    if (!Bytes.of(range.root()).equals(head.root())) {
      return null;
    }
    SortedMap<Long, String> missed = new TreeMap<>();
    compare(range, missed);
    return grown(range, missed);
  }

  private GrownTree grown(CompactRange range, SortedMap<Long, String> missed) {
    SortedMap<Long, String> all = unmatched;
    if (!missed.isEmpty()) {
      all = new TreeMap<>(unmatched);
      all.putAll(missed);
    }
    return new GrownTree(range.size(), Bytes.of(range.peaks()), signed, all);
  }

  private void compare(CompactRange range, SortedMap<Long, String> missed) {
    Bytes root = Bytes.of(range.root());
    for (SignedRoot signedRoot : signed.getOrDefault(range.size(), List.of())) {
      if (!signedRoot.root().equals(root)) {
        missed.put(range.size(), signedRoot.where());
      }
    }
  }
}
