package dev.assay.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which row stands where, against which leaf should: pairs what is gone with what is too much. */
final class Places {
  private final String origin;
  private final Findings findings;
  private final SortedMap<Long, Leaf> gone = new TreeMap<>();
  private final List<RowCheck> strays = new ArrayList<>();

  Places(String origin, Findings findings) {
    this.origin = origin;
    this.findings = findings;
  }

  /** A row at a place that no leaf has. */
  void stray(RowCheck row) {
    strays.add(row);
  }

  /**
   * Compares the leaves from an index on with the rows that stand there.
   *
   * @param rows in the order of their leaf index; those before the leaves are only held against
   *     their own records
   */
  void compare(List<Leaf> leaves, long first, List<RowCheck> rows) {
    Map<Long, RowCheck> byIndex = new HashMap<>();
    for (RowCheck row : rows) {
      if (row.leafIndex() < first) {
        altered(row, row.faults());
      } else if (byIndex.putIfAbsent(row.leafIndex(), row) != null) {
        stray(row);
      }
    }
    for (int i = 0; i < leaves.size(); i++) {
      compare(first + i, leaves.get(i), byIndex.get(first + i));
    }
  }

  private void compare(long index, Leaf leaf, @Nullable RowCheck row) {
    if (row == null) {
      gone.put(index, leaf);
    } else if (row.hash().equals(leaf.hash())) {
      altered(row, row.faults());
    } else if (leaf.decisionId().equals(row.decisionId())
        || leaf.decisionId().equals(row.recordedId())) {
      altered(row, with("its record is not the leaf that was appended", row.faults()));
    } else {
      gone.put(index, leaf);
      stray(row);
    }
  }

  /** Says of each stray where it belongs, and of each leaf that is left that it is gone. */
  void close() {
    Map<Leaf, Long> homes = new HashMap<>();
    gone.forEach((index, leaf) -> homes.put(leaf, index));
    for (RowCheck stray : strays) {
      Long home = homes.get(new Leaf(stray.decisionId(), stray.hash()));
      if (home == null || gone.remove(home) == null) {
        add(Finding.Kind.INSERTED, stray, with("nobody appended this record here", stray.faults()));
      } else {
        add(Finding.Kind.REORDERED, stray, with("it belongs at leaf " + home, stray.faults()));
      }
    }
    gone.forEach(
        (index, leaf) ->
            findings.add(
                Finding.Kind.MISSING,
                origin,
                index,
                null,
                leaf.decisionId(),
                "its record is gone"));
  }

  private static List<String> with(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private void altered(RowCheck row, List<String> faults) {
    if (!faults.isEmpty()) {
      add(Finding.Kind.ALTERED, row, faults);
    }
  }

  private void add(Finding.Kind kind, RowCheck row, List<String> says) {
    findings.add(
        kind, origin, row.leafIndex(), row.tenantId(), row.decisionId(), String.join("; ", says));
  }
}
