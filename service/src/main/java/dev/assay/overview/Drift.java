package dev.assay.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How scores spread, now and before.
 *
 * @param now how many have 0 to 9, 10 to 19, ... 90 to 100
 * @param before the same of the time before
 * @param mean of the scores now; null where there are none
 * @param meanBefore of those before; null where there are none
 * @param index the population stability index; null where there are too few to tell
 */
public record Drift(
    List<Long> now,
    List<Long> before,
    @Nullable Double mean,
    @Nullable Double meanBefore,
    @Nullable Double index) {
  private static final int RANGES = 10;

  /** Of fewer, chance alone moves the index. */
  private static final long ENOUGH = 100;

  /** Share that a range without decisions is taken to have: the index knows no zero. */
  private static final double NONE = 0.000_1;

  public Drift {
    now = List.copyOf(now);
    before = List.copyOf(before);
  }

  static Drift of(Collection<Scored> now, Collection<Scored> before) {
    List<Long> here = spread(now);
    List<Long> there = spread(before);
    return new Drift(here, there, mean(now), mean(before), index(here, there));
  }

  private static List<Long> spread(Collection<Scored> all) {
    long[] ranges = new long[RANGES];
    for (Scored scored : all) {
      ranges[Math.min(scored.scoreFrom() / 10, RANGES - 1)] += scored.decisions();
    }
    return LongStream.of(ranges).boxed().toList();
  }

  private static @Nullable Double mean(Collection<Scored> all) {
    long decisions = all.stream().mapToLong(Scored::decisions).sum();
    long scores = all.stream().mapToLong(Scored::scores).sum();
    return decisions == 0 ? null : rounded((double) scores / decisions, 1);
  }

  private static @Nullable Double index(List<Long> now, List<Long> before) {
    double here = sum(now);
    double there = sum(before);
    if (Math.min(here, there) < ENOUGH) {
      return null;
    }
    double index = 0;
    for (int i = 0; i < RANGES; i++) {
      double share = Math.max(now.get(i) / here, NONE);
      double was = Math.max(before.get(i) / there, NONE);
      index += (share - was) * StrictMath.log(share / was);
    }
    return rounded(index, 3);
  }

  private static long sum(List<Long> ranges) {
    return ranges.stream().mapToLong(Long::longValue).sum();
  }

  static double rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
  }
}
