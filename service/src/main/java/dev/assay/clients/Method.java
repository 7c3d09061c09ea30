package dev.assay.clients;

import java.util.Locale;

/** How the weights of a client were found, the best way last. */
public enum Method {
  /** They are those of the tenant. */
  DEFAULT,
  /** By what is known of its industry. */
  INDUSTRY_PRIOR,
  /** By what worked for clients like it. */
  SIMILAR_CLIENTS;

  /** The name in JSON and SQL. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The method of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Method of(String json) {
    return valueOf(json.toUpperCase(Locale.ROOT));
  }
}
