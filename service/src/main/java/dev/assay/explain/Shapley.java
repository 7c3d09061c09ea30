package dev.assay.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Splits a difference among its causes by their Shapley values: the mean, over all orders in which
 * the causes could have come, of what each one added when it came. The shares are in hundredths and
 * sum to the difference to the last of them.
 */
final class Shapley {
  private static final int HUNDREDTHS = 100;

  private final List<Cause> causes;

  /** The value by which causes have come: a bit each, in their order. */
  private final int[] values;

  /**
   * Runs once for each set of causes.
   *
   * @param value what comes out when these causes have come, and no other
   */
  Shapley(Set<Cause> causes, ToIntFunction<Set<Cause>> value) {
    this.causes = causes.stream().sorted().toList();
    values = new int[1 << this.causes.size()];
    for (int come = 0; come < values.length; come++) {
      values[come] = value.applyAsInt(set(come));
    }
  }

  /** What comes out when no cause has come. */
  int before() {
    return values[0];
  }

  /** What comes out when all have. */
  int after() {
    return values[values.length - 1];
  }

  /** The share of each cause, in hundredths. */
  Map<Cause, Integer> shares() {
    long orders = factorial(causes.size());
    long[] exact = new long[causes.size()];
    int[] shares = new int[causes.size()];
    int left = HUNDREDTHS * (after() - before());
    for (int i = 0; i < exact.length; i++) {
      exact[i] = HUNDREDTHS * weighted(i);
      shares[i] = (int) Math.floorDiv(exact[i], orders);
      left -= shares[i];
    }
    List<Integer> byRest = new ArrayList<>();
    for (int i = 0; i < exact.length; i++) {
      byRest.add(i);
    }
    byRest.sort(Comparator.comparingLong((Integer i) -> -Math.floorMod(exact[i], orders)));
    for (int i = 0; i < left; i++) {
      shares[byRest.get(i)]++;
    }
    Map<Cause, Integer> byCause = new EnumMap<>(Cause.class);
    for (int i = 0; i < shares.length; i++) {
      byCause.put(causes.get(i), shares[i]);
    }
    return byCause;
  }

  /** What a cause adds, summed over all orders. */
  private long weighted(int cause) {
    long sum = 0;
    for (int come = 0; come < values.length; come++) {
      if ((come >> cause & 1) == 0) {
        int before = Integer.bitCount(come);
        long orders = factorial(before) * factorial(causes.size() - before - 1);
        sum += orders * (values[come | 1 << cause] - values[come]);
      }
    }
    return sum;
  }

  private Set<Cause> set(int come) {
    Set<Cause> set = EnumSet.noneOf(Cause.class);
    for (int i = 0; i < causes.size(); i++) {
      if ((come >> i & 1) != 0) {
        set.add(causes.get(i));
      }
    }
    return set;
  }

  private static long factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }
}
