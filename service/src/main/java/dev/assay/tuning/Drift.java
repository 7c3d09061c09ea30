package dev.assay.tuning;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What other numbers would have made of the latest decisions.
 *
 * @param decisions how many were judged again
 * @param moved how many of them would have come into another band
 * @param flips how many would have gone from one band to another, by {@code from>to}
 */
public record Drift(int decisions, int moved, SortedMap<Flip, Integer> flips) {

  public Drift {
    flips = Collections.unmodifiableSortedMap(new TreeMap<>(flips));
  }

  /** From one band to another. */
  public record Flip(String from, String to) implements Comparable<Flip> {
    @Override
    public int compareTo(Flip other) {
      int first = from.compareTo(other.from);
      return first == 0 ? to.compareTo(other.to) : first;
    }
  }
}
