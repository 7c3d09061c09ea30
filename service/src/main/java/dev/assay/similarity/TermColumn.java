package dev.assay.similarity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;

/** One trait of all customers that is compared by terms: who has which term. Immutable. */
final class TermColumn {
  private static final int FIRST = 4;
  private static final int MOST = Terms.MOST;

  /** How many terms each customer has; 0 where the trait is not known. */
  private final byte[] sizes;

  /** Places of the customers that have a term, ascending. */
  private final Map<String, int[]> places;

  TermColumn(List<Member> members, Function<Traits, SortedSet<String>> terms) {
    sizes = new byte[members.size()];
    Map<String, int[]> growing = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (int place = 0; place < sizes.length; place++) {
      SortedSet<String> has = terms.apply(members.get(place).traits());
      sizes[place] = (byte) has.size();
      for (String term : has) {
        int count = counts.merge(term, 1, Integer::sum) - 1;
        int[] of = growing.getOrDefault(term, new int[FIRST]);
        int[] roomy = count < of.length ? of : Arrays.copyOf(of, count * 2);
        roomy[count] = place;
        growing.put(term, roomy);
      }
    }
    growing.replaceAll((term, of) -> Arrays.copyOf(of, counts.getOrDefault(term, 0)));
    places = growing;
  }

  boolean knows(int place) {
    return sizes[place] > 0;
  }

  /**
   * Adds what this trait says to the sum of every customer.
   *
   * @param shared as many zeros as there are customers; zeros again afterwards
   */
  void add(SortedSet<String> terms, int weight, double[] sums, byte[] shared) {
    if (terms.isEmpty()) {
      return;
    }
    for (String term : terms) {
      for (int place : places.getOrDefault(term, NOBODY)) {
        shared[place]++;
      }
    }
    double[] points = points(terms.size(), weight);
    for (int place = 0; place < sums.length; place++) {
      int both = shared[place];
      if (both != 0) {
        sums[place] += points[both * (MOST + 1) + sizes[place]];
        shared[place] = 0;
      }
    }
  }

  /** What counts for each number of shared terms and each number of terms: no need to divide. */
  private static double[] points(int terms, int weight) {
    double[] points = new double[(terms + 1) * (MOST + 1)];
    for (int both = 1; both <= terms; both++) {
      for (int size = both; size <= MOST; size++) {
        points[both * (MOST + 1) + size] = weight * Gower.jaccard(both, terms, size);
      }
    }
    return points;
  }

  private static final int[] NOBODY = {};
}
