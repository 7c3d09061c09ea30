package dev.assay.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Weights that are not negative and sum to 1, in steps of a ten-thousandth. */
final class Shares {
  private static final int WHOLE = 10_000;

  private Shares() {}

  /** What lies between two maps, by factor; where the nearer one says nothing, the farther one. */
  static SortedMap<String, Double> between(
      Map<String, Double> nearer, double share, Map<String, Double> farther) {
    SortedMap<String, Double> mixed = new TreeMap<>();
    farther.forEach(
        (factor, far) -> {
          Double near = nearer.get(factor);
          mixed.put(factor, near == null ? far : share * near + (1 - share) * far);
        });
    return mixed;
  }

  /**
   * Rounds them so that they sum to 1: by the largest remainder, and of equal ones the first by
   * name. What is negative becomes 0.
   *
   * @return nothing where none is positive
   */
  static SortedMap<String, Double> of(Map<String, Double> sizes) {
    SortedMap<String, Double> positive = new TreeMap<>();
    double sum = 0;
    for (Map.Entry<String, Double> each : new TreeMap<>(sizes).entrySet()) {
      double size = Math.max(0, each.getValue());
      positive.put(each.getKey(), size);
      sum += size;
    }
    if (sum == 0) {
      return new TreeMap<>();
    }
    SortedMap<String, Integer> steps = new TreeMap<>();
    List<Map.Entry<String, Double>> remainders = new ArrayList<>();
    int left = WHOLE;
    for (Map.Entry<String, Double> each : positive.entrySet()) {
      double exact = each.getValue() / sum * WHOLE;
      int whole = (int) exact;
      steps.put(each.getKey(), whole);
      remainders.add(Map.entry(each.getKey(), exact - whole));
      left -= whole;
    }
    remainders.sort(
        Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    for (int i = 0; i < left; i++) {
      steps.merge(remainders.get(i % remainders.size()).getKey(), 1, Integer::sum);
    }
    SortedMap<String, Double> shares = new TreeMap<>();
    steps.forEach((factor, step) -> shares.put(factor, step / (double) WHOLE));
    return shares;
  }

  /** How much of the whole lies elsewhere in two of them. */
  static double apart(Map<String, Double> one, Map<String, Double> other) {
    double apart = 0;
    for (Map.Entry<String, Double> each : new TreeMap<>(one).entrySet()) {
      apart += Math.abs(each.getValue() - other.getOrDefault(each.getKey(), 0.0));
    }
    return apart / 2;
  }
}
