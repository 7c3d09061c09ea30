package dev.assay.decide;

import java.util.Locale;

/** What is kept of a decision, and when its caller hears of it. */
public enum LogMode {
  /** The answer waits until the decision is committed. */
  LOSSLESS,
  /** Nothing of the lead is kept; the decision has no id. */
  NONE;

  /** The name in JSON. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
