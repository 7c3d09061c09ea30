package dev.assay.cases;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of running the cases of a pack.
 *
 * @param fired how many cases each rule of the pack fired in, by its name
 * @param effort of the cases at the 99th percentile, see {@code Trial.effort()}
 */
public record CaseReport(
    int passed, List<Failure> failures, SortedMap<String, Integer> fired, long effort) {

  public CaseReport {
    failures = List.copyOf(failures);
    fired = Collections.unmodifiableSortedMap(new TreeMap<>(fired));
  }

  /**
   * A case that did not come out as it says.
   *
   * @param file path of the case
   * @param faults one sentence each
   */
  public record Failure(String file, List<String> faults) {
    public Failure {
      faults = List.copyOf(faults);
    }
  }

  /** Names of the rules that no case fires. */
  public List<String> rulesNotFired() {
    return fired.entrySet().stream()
        .filter(rule -> rule.getValue() == 0)
        .map(rule -> rule.getKey())
        .toList();
  }
}
