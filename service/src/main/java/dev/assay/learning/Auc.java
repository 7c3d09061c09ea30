package dev.assay.learning;

import java.util.Comparator;
import java.util.List;

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
    List<Scored> sorted = leads.stream().sorted(Comparator.comparingDouble(Scored::score)).toList();
    double ranks = 0;
    long good = 0;
    int from = 0;
    while (from < sorted.size()) {
      int to = from;
      while (to < sorted.size() && sorted.get(to).score() == sorted.get(from).score()) {
        to++;
      }
      double rank = (from + 1 + to) / 2.0; // the mean of those that are equal
      for (Scored lead : sorted.subList(from, to)) {
        if (lead.good()) {
          ranks += rank;
          good++;
        }
      }
      from = to;
    }
    double pairs = (double) good * (sorted.size() - good);
    return (ranks - good * (good + 1) / 2.0) / pairs;
  }
}
