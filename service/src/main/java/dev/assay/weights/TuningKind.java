package dev.assay.weights;

import java.util.Locale;

/** What a tenant can put in place of a pack's own. */
public enum TuningKind {
  WEIGHTS,
  BANDS,
  CALIBRATION,
  SETTINGS;

  /** The name in JSON, SQL and paths. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TuningKind of(String json) {
    return valueOf(json.toUpperCase(Locale.ROOT));
  }
}
