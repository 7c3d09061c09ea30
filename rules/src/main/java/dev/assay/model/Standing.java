package dev.assay.model;

import java.util.Objects;

/**
 * Where a lead stands with those who look after it, for rules that say what to do next. A band is
 * left upwards at its limit and downwards only by the tenant's margin below it, so that a score
 * that wavers round a limit is no crossing.
 *
 * @param band in which it is; empty while it has no score
 * @param previous the band in which it was before; empty where there was none
 * @param crossed whether it came to its band with the very score that is judged
 * @param rose whether it came there from below
 * @param daysInBand whole days since then
 * @param owned whether somebody looks after it
 * @param nurture {@code enrolled}, {@code ended} where that was in this band, or empty
 * @param answered whether the contact answered since it came to its band, or just before
 * @param patience after how many days without an answer the tenant nurtures; 0 for never
 */
public record Standing(
    String band,
    String previous,
    boolean crossed,
    boolean rose,
    int daysInBand,
    boolean owned,
    String nurture,
    boolean answered,
    int patience) {

  /** What is read for packs that do not look at it. */
  public static final Standing ABSENT = new Standing("", "", false, false, 0, false, "", false, 0);

  public Standing {
    Objects.requireNonNull(band, "band");
    Objects.requireNonNull(previous, "previous");
    Objects.requireNonNull(nurture, "nurture");
  }
}
