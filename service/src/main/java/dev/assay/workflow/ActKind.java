package dev.assay.workflow;

import java.util.Locale;

/** What rules can have done with a lead, by the signal that says so. */
public enum ActKind {
  /** To find an owner. */
  ASSIGN,
  /** To tell people that it came up. */
  ALERT,
  /** To keep it warm until it answers. */
  NURTURE,
  END_NURTURE;

  /** The name in JSON and SQL, and of the signal. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
