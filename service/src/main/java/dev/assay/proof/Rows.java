package dev.assay.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** Goes through the rows of one log from the lowest leaf index to the highest. */
final class Rows {
  private static final int PAGE = 1_000;

  private final LogSnapshot log;
  private final UUID nodeId;
  private final Deque<RowCheck> read = new ArrayDeque<>();
  private long from = Long.MIN_VALUE;
  private boolean ended;
  private long taken;

  Rows(LogSnapshot log, UUID nodeId) {
    this.log = log;
    this.nodeId = nodeId;
  }

  /** The next rows, as far as their leaf index is below that. */
  List<RowCheck> below(long leafIndex) {
    List<RowCheck> rows = new ArrayList<>();
    while (fill() && read.getFirst().leafIndex() < leafIndex) {
      rows.add(read.removeFirst());
    }
    taken += rows.size();
    return rows;
  }

  long taken() {
    return taken;
  }

  /** Whether there is another row. */
  private boolean fill() {
    if (read.isEmpty() && !ended) {
      List<StoredRow> page = log.rows(nodeId, from, PAGE);
      ended = page.size() < PAGE;
      page.forEach(row -> read.add(RowCheck.of(row)));
      if (!ended) {
        from = page.get(page.size() - 1).leafIndex() + 1;
      }
    }
    return !read.isEmpty();
  }
}
