package dev.assay.tenants;

import java.util.Locale;

/** What tenants can subscribe to, the lowest first. */
public enum Plan {
  FREE,
  STARTER,
  GROWTH,
  SCALE,
  ENTERPRISE,
  UNLIMITED;

  /** Of requests in a minute: no limit. */
  public static final int ANY_NUMBER = Integer.MAX_VALUE;

  /** How many leads may be scored in a calendar month; the largest number where any number may. */
  public long leadsAMonth() {
    return this == FREE ? 100 : Long.MAX_VALUE;
  }

  /** How many requests that score may be sent in a minute; {@link #ANY_NUMBER} has no limit. */
  public int requestsAMinute() {
    return switch (this) {
      case STARTER -> 60;
      case GROWTH -> 300;
      case SCALE -> 1_000;
      case FREE, ENTERPRISE, UNLIMITED -> ANY_NUMBER;
    };
  }

  /** Where its requests wait while a node has all hands full. */
  public Lane lane() {
    return this == FREE || this == STARTER ? Lane.NORMAL : Lane.FAST;
  }

  /** Whether the tenant may set its own thresholds in a call ({@code mid}, {@code low}). */
  public boolean ownThresholds() {
    return this == ENTERPRISE || this == UNLIMITED;
  }

  /** Whether the tenant may say from which addresses its keys are good. */
  public boolean ipAllowlist() {
    return this == ENTERPRISE || this == UNLIMITED;
  }

  /** The name in JSON and SQL. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The plan of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Plan of(String json) {
    return valueOf(json.toUpperCase(Locale.ROOT));
  }
}
