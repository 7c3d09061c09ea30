package dev.assay.rollout;

/**
 * How a version that is tried has judged beside the live one.
 *
 * @param judged leads that both judged
 * @param sameBand those of them that came into the same band
 * @param sameScore those of them with the same score
 * @param failed leads on which the tried one failed
 * @param skipped leads that were not compared: too many waited, or the live one failed on them
 */
public record Tally(long judged, long sameBand, long sameScore, long failed, long skipped) {
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

  public Tally plus(Tally other) {
    return new Tally(
        judged + other.judged,
        sameBand + other.sameBand,
        sameScore + other.sameScore,
        failed + other.failed,
        skipped + other.skipped);
  }
}
