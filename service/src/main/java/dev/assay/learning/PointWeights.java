package dev.assay.learning;

import dev.assay.outcomes.Example;
import dev.assay.rules.FactorSpec;
import dev.assay.rules.GroupSpec;
import dev.assay.rules.PackManifest;
import dev.assay.rules.WeightSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weights in points for a pack whose groups have caps, learned from examples. A factor keeps the
 * sign it has in the pack: one that speaks otherwise in the examples gets nothing. Points are as
 * large as they can be while 99 of 100 leads stay within every cap, so that caps hide little.
 * Factors that are the same for all examples keep the pack's weight.
 */
public final class PointWeights {
  private static final double WITHIN_CAPS = 0.99;
  private static final double WHOLE = 100;
  private static final double ROUNDING = 100;

  private PointWeights() {}

  /**
   * What the examples teach.
   *
   * @throws IllegalArgumentException where all are good, or none is, or no factor tells them apart
   */
  public static WeightSet of(Collection<Example> examples, PackManifest pack) {
    List<FactorSpec> varied =
        pack.factors().stream()
            .filter(
                factor ->
                    examples.stream().mapToDouble(e -> value(e, factor.key())).distinct().count()
                        > 1)
            .toList();
    Map<FactorSpec, Double> coefficients = coefficients(examples, varied);
    double scale = scale(examples, coefficients, pack);
    SortedMap<String, Double> weights = new TreeMap<>();
    for (FactorSpec factor : varied) {
      double points = coefficients.getOrDefault(factor, 0.0) * scale;
      weights.put(factor.key(), Math.rint(points * ROUNDING) / ROUNDING);
    }
    return new WeightSet(0, weights);
  }

  /** Of the factors that speak as the pack has it; the others are left out one after the other. */
  private static Map<FactorSpec, Double> coefficients(
      Collection<Example> examples, List<FactorSpec> factors) {
    List<FactorSpec> left = new ArrayList<>(factors);
    while (!left.isEmpty()) {
      List<Regression.Row> rows = new ArrayList<>();
      for (Example example : examples) {
        List<Double> values = left.stream().map(f -> value(example, f.key())).toList();
        rows.add(new Regression.Row(values, example.reward()));
      }
      double[] found = Regression.coefficients(rows);
      Map<FactorSpec, Double> coefficients = new LinkedHashMap<>();
      FactorSpec worst = null;
      double most = 0;
      for (int i = 0; i < found.length; i++) {
        double along = found[i] * Math.signum(left.get(i).weight());
        coefficients.put(left.get(i), found[i]);
        if (along < most) {
          most = along;
          worst = left.get(i);
        }
      }
      if (worst == null) {
        return coefficients;
      }
      left.remove(worst);
    }
    throw new IllegalArgumentException("no factor tells good leads from others");
  }

  private static double scale(
      Collection<Example> examples, Map<FactorSpec, Double> coefficients, PackManifest pack) {
    double scale = Double.MAX_VALUE;
    for (GroupSpec group : pack.groups()) {
      double usual = most(examples, coefficients, group.key());
      double cap = Math.max(group.max(), -group.min());
      if (usual > 0) {
        scale = Math.min(scale, cap / usual);
      }
    }
    double all = most(examples, coefficients, "");
    return all > 0 ? Math.min(scale, WHOLE / all) : 0;
  }

  /** What 99 of 100 leads have of a group at most, however signed; of all where it is empty. */
  private static double most(
      Collection<Example> examples, Map<FactorSpec, Double> coefficients, String group) {
    double[] sums =
        examples.stream()
            .mapToDouble(
                example -> {
                  double sum = 0;
                  for (Map.Entry<FactorSpec, Double> each : coefficients.entrySet()) {
                    if (group.isEmpty() || each.getKey().group().equals(group)) {
                      sum += each.getValue() * value(example, each.getKey().key());
                    }
                  }
                  return Math.abs(sum);
                })
            .toArray();
    Arrays.sort(sums);
    return sums.length == 0 ? 0 : sums[(int) (WITHIN_CAPS * (sums.length - 1))];
  }

  private static double value(Example example, String factor) {
    return example.seen().values().getOrDefault(factor, 0.0);
  }
}
