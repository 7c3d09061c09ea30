package dev.assay.explain;

import java.util.List;

/**
 * Why a later decision on a lead has another score than an earlier one.
 *
 * @param before the earlier score, an override's where one was in its place
 * @param after the later one
 * @param shares what each cause that is not the same for both added, in the order of the causes;
 *     they sum to the difference
 */
public record ScoreChange(int before, int after, List<Share> shares) {

  public ScoreChange {
    shares = List.copyOf(shares);
  }

  /** Points from the earlier score to the later one. */
  public int difference() {
    return after - before;
  }

  /**
   * What one cause added.
   *
   * @param points to two decimal places
   */
  public record Share(Cause cause, double points) {}
}
