package dev.assay.gate;

/**
 * How much a new version may change and cost.
 *
 * @param drift largest share of recorded leads that may move across bands, 0 to 1
 * @param effort how many times the effort of the version it replaces a lead may be, at the 99th
 *     percentile
 * @param anyEffort effort that is always within budget
 */
public record Budget(double drift, double effort, long anyEffort) {
  public static final Budget USUAL = new Budget(0.05, 2, 5_000);
}
