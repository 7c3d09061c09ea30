package dev.assay.tenants;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is kept of a decision, and when its caller hears of it. */
public enum LogMode {
  /** The answer waits until the decision is committed. */
  LOSSLESS,
  /** The answer comes first; a decision that cannot be recorded then is lost, and counted. */
  BOUNDED,
  /** Nothing of the lead is kept; the decision has no id. */
  NONE;

  /** The mode of that name in JSON. */
  public static LogMode of(String json) {
    return valueOf(json.toUpperCase(Locale.ROOT));
  }

  /** The mode of that name in JSON; null where there is none. */
  public static @Nullable LogMode find(String json) {
    for (LogMode mode : values()) {
      if (mode.json().equals(json)) {
        return mode;
      }
    }
    return null;
  }

  /** The name in JSON. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
