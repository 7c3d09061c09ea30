package dev.assay.leads;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.Scorecard;
import dev.assay.rules.WaterfallRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one factor, or a cap, adds to a score, in whole points.
 *
 * @param key of the factor, or {@code cap:<group>}
 * @param category the group: fit, intent, engagement or negative
 * @param details canonical JSON of numbers and truths
 */
public record FactorRow(String key, String category, int points, String details) {
  private static final String CAP = "cap:";

  private record Exact(String key, String category, double points, String details) {
    int floor() {
      return (int) Math.floor(points);
    }

    double rest() {
      return points - Math.floor(points);
    }
  }

  /**
   * The rows of a scorecard. They sum to the score before it is clamped: those with the largest
   * remainders are rounded up, the first of equal ones before others.
   */
  static List<FactorRow> of(Scorecard card) {
    List<Exact> exact = new ArrayList<>();
    for (FactorPoint factor : card.factors()) {
      exact.add(new Exact(factor.key(), factor.group(), factor.points(), details(factor)));
    }
    for (WaterfallRow row : card.waterfall()) {
      if (row.row().startsWith(CAP)) {
        String group = row.row().substring(CAP.length());
        exact.add(new Exact(row.row(), group, row.points(), "{}"));
      }
    }
    double sum = exact.stream().mapToDouble(Exact::points).sum();
    int floors = exact.stream().mapToInt(Exact::floor).sum();
    int up = (int) Math.floor(sum + 0.5) - floors;
    List<Integer> first =
        IntStream.range(0, exact.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> exact.get(i).rest()).reversed())
            .limit(Math.max(0, up))
            .toList();
    List<FactorRow> rows = new ArrayList<>();
    for (int i = 0; i < exact.size(); i++) {
      Exact row = exact.get(i);
      int points = row.floor() + (first.contains(i) ? 1 : 0);
      rows.add(new FactorRow(row.key(), row.category(), points, row.details()));
    }
    return rows;
  }

  /** Texts may have been sent, and stay out. */
  private static String details(FactorPoint factor) {
    CanonicalWriter out = new CanonicalWriter(128).beginObject().key("evidence").beginObject();
    factor
        .evidence()
        .forEach(
            (key, value) -> {
              if (value instanceof Number number) {
                out.key(key).value(number.doubleValue());
              } else if (value instanceof Boolean truth) {
                out.key(key).value(truth);
              }
            });
    out.endObject().key("points").value(factor.points()).key("value").value(factor.value());
    out.key("weight").value(factor.weight()).endObject();
    return new String(out.toBytes(), StandardCharsets.UTF_8);
  }
}
