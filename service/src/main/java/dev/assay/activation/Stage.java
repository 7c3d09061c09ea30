package dev.assay.activation;

import java.util.Locale;

/** How far a version has come on its line. */
public enum Stage {
  /** Judges beside the live version, and is never answered. */
  SHADOW,
  /** Judges a share of the leads. */
  CANARY,
  /** Judges all of them. */
  LIVE;

  /** The name in JSON and SQL. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The stage of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Stage of(String json) {
    return valueOf(json.toUpperCase(Locale.ROOT));
  }
}
