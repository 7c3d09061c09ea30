package dev.assay.model;

/**
 * How old a lead is at the time of the decision, by dates in any form that leaves no doubt: {@code
 * 2026-11-01}, {@code 2026/11/01}, {@code 20261101}, with or without a time, and Unix time.
 *
 * @param dated whether the day of its creation can be read
 * @param daysOld whole days since then; 0 where not {@code dated}, negative in the future
 * @param noted whether the day of the last note can be read
 * @param daysSinceNote whole days since then; 0 where not {@code noted}, negative in the future
 */
public record Ages(boolean dated, int daysOld, boolean noted, int daysSinceNote) {

  /** What is read for packs that do not look at it. */
  public static final Ages ABSENT = new Ages(false, 0, false, 0);
}
