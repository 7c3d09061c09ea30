package dev.assay.overview;

import java.time.Instant;

/**
 * How many decisions of an hour came to the same.
 *
 * @param hour when it began
 * @param band with the action empty where nothing was known to judge by
 * @param scoreFrom the lowest of ten scores; -1 where nothing was known
 * @param scores their sum
 */
public record Judged(
    Instant hour,
    String pack,
    String band,
    String action,
    int scoreFrom,
    long decisions,
    long scores) {

  /** Whether anything was known to judge by. */
  boolean isKnown() {
    return scoreFrom >= 0;
  }
}
