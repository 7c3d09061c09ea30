package dev.assay.similarity;

import java.util.Map;

/** Stages of funding in their order; what is none of them is like itself alone. */
final class Funding {
  /** From the first stage to the last. */
  static final int RANGE = 6;

  private static final Map<String, Integer> RANKS =
      Map.ofEntries(
          Map.entry("pre seed", 0),
          Map.entry("preseed", 0),
          Map.entry("angel", 0),
          Map.entry("seed", 1),
          Map.entry("series a", 2),
          Map.entry("a", 2),
          Map.entry("series b", 3),
          Map.entry("b", 3),
          Map.entry("series c", 4),
          Map.entry("c", 4),
          Map.entry("series d", 5),
          Map.entry("series e", 5),
          Map.entry("series f", 5),
          Map.entry("late stage", 5),
          Map.entry("public", 6),
          Map.entry("ipo", 6));

  private Funding() {}

  /**
   * From 0 to 1: how near two stages are.
   *
   * @param one as {@link Terms#term} gives it
   */
  static double similarity(String one, String other) {
    Integer first = RANKS.get(one);
    Integer second = RANKS.get(other);
    if (first == null || second == null) {
      return one.equals(other) ? 1 : 0;
    }
    return 1 - Math.abs(first - second) / (double) RANGE;
  }
}
