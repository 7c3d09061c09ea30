package dev.assay.decisionlog;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Why a factor was set: what may tell of a person, and so rests encrypted. */
record Reason(SortedMap<String, Object> evidence, List<String> rules) {
  static final Reason NONE = new Reason(Collections.emptySortedMap(), List.of());

  Reason {
    evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
    rules = List.copyOf(rules);
  }
}
