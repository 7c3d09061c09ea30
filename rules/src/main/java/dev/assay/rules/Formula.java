package dev.assay.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * The one scoring formula: {@code score = round half up(clamp(0, 100, base + scale x sum))}, where
 * {@code sum} adds value times weight in the order of the pack, within the caps of the groups. The
 * scale multiplies the sum, not its parts: rounding depends on it. A calibration then maps the
 * score to its percentile.
 */
final class Formula {
  private final double base;
  private final double scale;
  private final Terms terms;

  Formula(PackManifest manifest, Terms terms) {
    this.base = manifest.base();
    this.scale = manifest.scale();
    this.terms = terms;
  }

  /** The score and the rows that lead to it. */
  record Result(int score, List<WaterfallRow> waterfall) {}

  /**
   * @param factors those that were set, in the order of the pack
   */
  Result apply(List<FactorPoint> factors) {
    List<WaterfallRow> rows = new ArrayList<>(factors.size() + 4);
    rows.add(new WaterfallRow("base", base));
    factors.forEach(f -> rows.add(new WaterfallRow(f.key(), f.points())));
    double raw = base + scale * (terms.groups().isEmpty() ? sum(factors) : capped(factors, rows));
    double clamped = Math.max(0, Math.min(100, raw));
    rows.add(new WaterfallRow("clamp", clamped - raw));
    int score = roundHalfUp(clamped);
    double total = 0;
    for (WaterfallRow row : rows) {
      total += row.points();
    }
    rows.add(new WaterfallRow("rounding", score - total));
    if (!terms.calibrates()) {
      return new Result(score, rows);
    }
    int percentile = terms.calibrated(score);
    rows.add(new WaterfallRow("percentile", percentile - score));
    return new Result(percentile, rows);
  }

  private static double sum(List<FactorPoint> factors) {
    double sum = 0;
    for (FactorPoint factor : factors) {
      sum += factor.value() * factor.weight();
    }
    return sum;
  }

  private double capped(List<FactorPoint> factors, List<WaterfallRow> rows) {
    double sum = 0;
    for (GroupSpec group : terms.groups()) {
      double before = sumOf(group.key(), factors);
      double after = group.clamp(before);
      if (after != before) {
        rows.add(new WaterfallRow("cap:" + group.key(), scale * (after - before)));
      }
      sum += after;
    }
    for (int i = 0; i < factors.size(); i++) {
      String group = factors.get(i).group();
      if (isFirst(group, factors, i) && !isCapped(group)) {
        sum += sumOf(group, factors);
      }
    }
    return sum;
  }

  private static double sumOf(String group, List<FactorPoint> factors) {
    double sum = 0;
    for (FactorPoint factor : factors) {
      if (factor.group().equals(group)) {
        sum += factor.value() * factor.weight();
      }
    }
    return sum;
  }

  private boolean isCapped(String group) {
    for (GroupSpec capped : terms.groups()) {
      if (capped.key().equals(group)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFirst(String group, List<FactorPoint> factors, int at) {
    for (int i = 0; i < at; i++) {
      if (factors.get(i).group().equals(group)) {
        return false;
      }
    }
    return true;
  }

  private static int roundHalfUp(double value) {
    double floor = Math.floor(value);
    return (int) (value - floor >= 0.5 ? floor + 1 : floor);
  }
}
