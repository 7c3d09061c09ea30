package dev.assay.rules;

import java.util.Locale;

/** How grave a risk is, in the words of the field. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** The name in JSON and YAML. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
