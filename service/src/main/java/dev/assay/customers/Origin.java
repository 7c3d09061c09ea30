package dev.assay.customers;

import java.util.Locale;

/** Where it is known from that a company bought. */
public enum Origin {
  /** Somebody said so. */
  API,
  /** It stood in a list. */
  IMPORT,
  /** A lead of it became a customer. */
  OUTCOME;

  /** The name in JSON and SQL. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The origin of that name. */
  public static Origin of(String json) {
    return valueOf(json.toUpperCase(Locale.ROOT));
  }
}
