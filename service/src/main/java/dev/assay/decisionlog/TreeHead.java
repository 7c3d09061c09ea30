package dev.assay.decisionlog;

import dev.assay.canonical.Bytes;
import dev.assay.merkle.CompactRange;
import java.time.Instant;

/**
 * What a node's log was after a group commit.
 *
 * @param size how many leaves
 * @param root of the Merkle tree over them
 * @param peaks from which the tree grows on, see {@link CompactRange#peaks()}
 */
public record TreeHead(long size, Bytes root, Bytes peaks, Instant committedOn) {

  static TreeHead of(CompactRange tree, Instant committedOn) {
    return new TreeHead(tree.size(), Bytes.of(tree.root()), Bytes.of(tree.peaks()), committedOn);
  }

  CompactRange tree() {
    return CompactRange.of(size, peaks.toArray());
  }
}
