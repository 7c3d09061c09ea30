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
    for (String term : terms) {
      for (int place : places.getOrDefault(term, NOBODY)) {
        shared[place]++;
      }
    }
    for (String term : terms) {
      for (int place : places.getOrDefault(term, NOBODY)) {
        if (shared[place] != 0) {
          sums[place] += weight * Gower.jaccard(shared[place], terms.size(), sizes[place]);
          shared[place] = 0;
        }
      }
    }
  }

  private static final int[] NOBODY = {};
}
