package dev.assay.explain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a lead can come into a higher band.
 *
 * @param next null where it cannot
 * @param reason why it cannot; null where it can
 */
public record NextBandOutlook(@Nullable NextBand next, @Nullable Reason reason) {

  static NextBandOutlook of(NextBand next) {
    return new NextBandOutlook(next, null);
  }

  static NextBandOutlook none(Reason reason) {
    return new NextBandOutlook(null, reason);
  }

  /** Why there is nothing to tell. */
  public enum Reason {
    /** There is no higher band. */
    TOP_BAND,
    /** No few changes that the contact could make are enough. */
    OUT_OF_REACH,
    /** There was nothing to judge by, and so there is no band to leave. */
    INSUFFICIENT_DATA,
    /** The person was erased. */
    ERASED,
    /** What judged is not at hand, or would judge otherwise today. */
    NOT_REPEATABLE;

    /** The name in JSON. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
