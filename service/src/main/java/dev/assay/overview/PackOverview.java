package dev.assay.overview;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pack decided in a time.
 *
 * @param unknown decisions of which nothing was known to judge by; they have no band
 * @param review decisions after which somebody has to look at the lead
 * @param bands by how many, that of the highest scores first
 * @param steps one after the other without a gap
 * @param flags the most frequent first
 */
public record PackOverview(
    String pack,
    long decisions,
    long unknown,
    long review,
    List<BandCount> bands,
    List<Step> steps,
    List<Flagged> flags,
    Drift drift) {

  /** How many decisions ended in a band. */
  public record BandCount(String band, long decisions) {}

  /**
   * A part of the time.
   *
   * @param bands those that were met
   */
  public record Step(Instant at, long decisions, SortedMap<String, Long> bands) {
    public Step {
      bands = Collections.unmodifiableSortedMap(new TreeMap<>(bands));
    }
  }

  public PackOverview {
    bands = List.copyOf(bands);
    steps = List.copyOf(steps);
    flags = List.copyOf(flags);
  }
}
