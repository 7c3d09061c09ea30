package dev.assay.leads;

import java.util.Locale;

/** Why a score is computed anew. */
public enum Cause {
  CREATED,
  CHANGED,
  ENRICHED,
  ACTIVITY,
  STATUS,
  MANUAL,
  /** It was old, or what had changed it was cut short. */
  REFRESH,
  OVERRIDE,
  OVERRIDE_ENDED;

  /** The name in JSON and SQL. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
