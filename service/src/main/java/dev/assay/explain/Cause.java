package dev.assay.explain;

import java.util.Locale;

/** Why one decision on a lead can come to another score than an earlier one. */
public enum Cause {
  /** What was sent, how it was read, and the customers it was compared with. */
  INPUT,
  /** The version of the pack, its own weights, caps and bands included. */
  RULES,
  /** The tenant's own weights. */
  WEIGHTS,
  /** The tenant's own caps and measures. */
  SETTINGS,
  /** The tenant's percentiles. */
  CALIBRATION,
  /** The clock of the decision. */
  TIME,
  /** A score that a person put in place of the computed one. */
  OVERRIDE;

  /** The name in JSON. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
