package dev.assay.outcomes;

import dev.assay.outcomes.OutcomePages.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often leads convert by what they had been judged at: whether scores keep what they promise.
 *
 * @param all leads that had a score
 * @param withoutScore leads that had none
 * @param bands the best one first
 * @param ranges of scores, ten points each, the lowest first
 */
public record Conversion(Ratio all, int withoutScore, List<OfBand> bands, List<OfRange> ranges) {
  private static final int WIDTH = 10;
  private static final int HIGHEST = 100;

  public Conversion {
    bands = List.copyOf(bands);
    ranges = List.copyOf(ranges);
  }

  /** Leads of a band. */
  public record OfBand(String band, Ratio ratio) {}

  /**
   * Leads with scores of a range.
   *
   * @param to the highest score that belongs to it
   * @param meanScore 0 where there are no leads
   */
  public record OfRange(int from, int to, Ratio ratio, double meanScore) {}

  /**
   * Sums up.
   *
   * @param known bands in force, the best one first; others that leads had been in come behind them
   */
  public static Conversion of(Collection<Tally> tallies, List<String> known) {
    Map<String, Ratio> bands = new LinkedHashMap<>();
    known.forEach(band -> bands.put(band, Ratio.NONE));
    List<Ratio> ranges = new ArrayList<>();
    long[] sums = new long[HIGHEST / WIDTH];
    for (int i = 0; i < sums.length; i++) {
      ranges.add(Ratio.NONE);
    }
    Ratio all = Ratio.NONE;
    int withoutScore = 0;
    for (Tally tally : tallies) {
      Score score = tally.score();
      if (score == null) {
        withoutScore += tally.leads();
        continue;
      }
      Ratio ratio = new Ratio(tally.leads(), tally.converted());
      all = all.plus(ratio);
      bands.merge(score.band(), ratio, Ratio::plus);
      int range = Math.min(score.total() / WIDTH, sums.length - 1);
      ranges.set(range, ranges.get(range).plus(ratio));
      sums[range] += (long) score.total() * tally.leads();
    }
    List<OfBand> ofBands = new ArrayList<>();
    bands.forEach((band, ratio) -> ofBands.add(new OfBand(band, ratio)));
    return new Conversion(all, withoutScore, ofBands, ofRanges(ranges, sums));
  }

  /** A score of 100 belongs to the last one. */
  private static List<OfRange> ofRanges(List<Ratio> ratios, long[] sums) {
    List<OfRange> ranges = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      Ratio ratio = ratios.get(i);
      double mean = ratio.leads() == 0 ? 0 : (double) sums[i] / ratio.leads();
      int to = i == sums.length - 1 ? HIGHEST : (i + 1) * WIDTH - 1;
      ranges.add(new OfRange(i * WIDTH, to, ratio, mean));
    }
    return ranges;
  }
}
