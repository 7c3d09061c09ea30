package dev.assay.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.merkle.CompactRange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** Recomputes the log of a node from its first leaf to its last head. */
public final class LogChain {
  private static final int PAGE = 1_000;

  private LogChain() {}

  /** Leaves are there without gaps, hash as stored, and give the root of every head. */
  public static long assertWhole(DecisionStore store, UUID nodeId) {
    Deque<TreeHead> heads = new ArrayDeque<>(store.heads(nodeId));
    CompactRange tree = CompactRange.empty();
    for (List<LogEntry> page = store.read(nodeId, 0, PAGE);
        !page.isEmpty();
        page = store.read(nodeId, tree.size(), PAGE)) {
      for (LogEntry entry : page) {
        assertThat(entry.leafIndex()).isEqualTo(tree.size());
        assertThat(entry.sealed().leafHash()).isEqualTo(entry.leafHash());
        tree.append(entry.leafHash().toArray());
        TreeHead head = heads.getFirst();
        if (head.size() == tree.size()) {
          assertThat(head.root().toArray()).isEqualTo(tree.root());
          assertThat(head.peaks().toArray()).isEqualTo(tree.peaks());
          heads.removeFirst();
        }
      }
    }
    assertThat(heads).isEmpty();
    return tree.size();
  }
}
