package dev.assay.intake;

import java.util.Locale;

/** The canonical fields of a lead, in the order in which they are reported. */
public enum Field {
  NAME,
  EMAIL,
  PHONE,
  MESSAGE,
  SOURCE,
  COUNTRY,
  JOB_TITLE,
  INDUSTRY,
  COMPANY_SIZE,
  WEBSITE;

  private final String json = name().toLowerCase(Locale.ROOT);

  /** The name in JSON. */
  public String json() {
    return json;
  }
}
