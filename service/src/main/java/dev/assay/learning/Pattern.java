package dev.assay.learning;

import dev.assay.outcomes.Example;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one client's outcomes say of the factors: nothing of any lead, and nothing that grows with
 * the number of leads but the evidence.
 *
 * @param shares how much each factor speaks for a lead, or against it where it is negative; the
 *     sizes of all sum to 1. A factor that was the same for all leads is not there
 * @param evidence sum of the sizes of all rewards
 * @param leads how many leads it was learned from
 */
public record Pattern(SortedMap<String, Double> shares, double evidence, int leads) {
  /** So many parts a whole share has: the last bits of arithmetic tell nothing. */
  private static final double ROUNDING = 1_000_000;

  public Pattern {
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
  }

  /**
   * What examples say; nothing where all are good, or none is.
   *
   * @param factors that are learned about
   */
  public static Optional<Pattern> of(Collection<Example> examples, List<String> factors) {
    List<Example> known =
        examples.stream()
            .filter(example -> example.reward() != 0 && !example.seen().values().isEmpty())
            .toList();
    List<String> varied = factors.stream().filter(factor -> varies(known, factor)).toList();
    List<Regression.Row> rows = new ArrayList<>();
    for (Example example : known) {
      rows.add(
          new Regression.Row(
              varied.stream().map(factor -> value(example, factor)).toList(), example.reward()));
    }
    double[] found = varied.isEmpty() ? new double[0] : Regression.coefficients(rows);
    double sum = 0;
    for (double coefficient : found) {
      sum += Math.abs(coefficient);
    }
    if (sum == 0) {
      return Optional.empty();
    }
    SortedMap<String, Double> shares = new TreeMap<>();
    for (int i = 0; i < found.length; i++) {
      shares.put(varied.get(i), Math.rint(found[i] / sum * ROUNDING) / ROUNDING);
    }
    double evidence = 0;
    for (double size :
        rows.stream().mapToDouble(row -> Math.abs(row.reward())).sorted().toArray()) {
      evidence += size;
    }
    return Optional.of(new Pattern(shares, evidence, rows.size()));
  }

  private static boolean varies(List<Example> examples, String factor) {
    return examples.stream().mapToDouble(example -> value(example, factor)).distinct().count() > 1;
  }

  private static double value(Example example, String factor) {
    return example.seen().values().getOrDefault(factor, 0.0);
  }
}
