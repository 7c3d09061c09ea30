package dev.assay.proof;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts all findings and keeps the first of them, by log and leaf. */
final class Findings {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::origin)
          .thenComparing(Finding::leafIndex)
          .thenComparing(Finding::kind)
          .thenComparing(Finding::says);

  private final int limit;
  private final PriorityQueue<Finding> lastFirst = new PriorityQueue<>(ORDER.reversed());
  private long count;

  Findings(int limit) {
    this.limit = limit;
  }

  void add(Finding.Kind kind, String origin, long leafIndex, String says) {
    add(kind, origin, leafIndex, null, null, says);
  }

  void add(
      Finding.Kind kind,
      String origin,
      long leafIndex,
      @Nullable UUID tenantId,
      @Nullable UUID decisionId,
      String says) {
    count++;
    lastFirst.add(new Finding(kind, origin, leafIndex, tenantId, decisionId, says));
    if (lastFirst.size() > limit) {
      lastFirst.remove();
    }
  }

  Verdict verdict(List<Verdict.VerifiedLog> logs) {
    return new Verdict(logs, count, lastFirst.stream().sorted(ORDER).toList());
  }
}
