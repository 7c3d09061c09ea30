package dev.assay.learning;

import dev.assay.outcomes.Ratio;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well scores tell good leads from others: how often a good one scores higher than another,
 * where equal scores are half as good.
 */
public final class Auc {

  private Auc() {}

  /** A lead as it was scored. */
  public record Scored(double score, boolean good) {}

  /** From 0 to 1; NaN where all leads are good, or none is. */
  public static double of(List<Scored> leads) {
    SortedMap<Double, Ratio> byScore = new TreeMap<>();
    for (Scored lead : leads) {
      byScore.merge(lead.score(), new Ratio(1, lead.good() ? 1 : 0), Ratio::plus);
    }
    return of(byScore);
  }

  /** The same of leads that are counted by their scores. */
  public static double of(SortedMap<Double, Ratio> byScore) {
    double ranks = 0;
    long good = 0;
    long lower = 0;
    for (Ratio equal : byScore.values()) {
      double rank = lower + (1 + equal.leads()) / 2.0; // the mean of those that are equal
      ranks += rank * equal.converted();
      good += equal.converted();
      lower += equal.leads();
    }
    double pairs = (double) good * (lower - good);
    return (ranks - good * (good + 1) / 2.0) / pairs;
  }
}
