package dev.assay.gate;

/**
 * What judging costs, counted and not timed: see {@code Trial.effort()}, at the 99th percentile.
 *
 * @param cases of the pack's own cases
 * @param recorded of recorded leads
 * @param inForce of recorded leads, by the pack in force
 */
public record Cost(long cases, long recorded, long inForce) {

  /** The most it may be. */
  public long limit(Budget budget) {
    return Math.max(budget.anyEffort(), (long) (budget.effort() * inForce));
  }

  public boolean within(Budget budget) {
    return Math.max(cases, recorded) <= limit(budget);
  }
}
