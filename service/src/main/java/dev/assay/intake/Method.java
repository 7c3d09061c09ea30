package dev.assay.intake;

import java.util.Locale;

/** How a field was found; declared from the most to the least reliable. */
public enum Method {
  /** The caller's {@code _leadflags_map} names it. */
  EXPLICIT_MAP,
  /** Its key is a known alias. */
  SYNONYM,
  /** Its value, or words in its key, give it away. */
  HEURISTIC;

  private final String json = name().toLowerCase(Locale.ROOT);

  /** The name in JSON. */
  public String json() {
    return json;
  }
}
