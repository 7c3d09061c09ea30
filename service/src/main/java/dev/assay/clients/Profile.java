package dev.assay.clients;

import java.util.Locale;

/**
 * What kind of business a client is.
 *
 * @param industry in lower case; empty where it is not known
 * @param employees 0 where it is not known
 * @param market to whom it sells: {@code b2b}, {@code b2c} or {@code both}; empty where it is not
 *     known
 * @param country ISO 3166-1 alpha-2; empty where it is not known
 */
public record Profile(String industry, int employees, String market, String country) {
  /** Nothing is known. */
  public static final Profile UNKNOWN = new Profile("", 0, "", "");

  public Profile {
    industry = industry.strip().toLowerCase(Locale.ROOT);
    if (employees < 0) {
      throw new IllegalArgumentException("a business cannot have " + employees + " employees");
    }
  }

  /** What is known here, and of the rest what another one knows. */
  public Profile orElse(Profile other) {
    return new Profile(
        industry.isEmpty() ? other.industry : industry,
        employees == 0 ? other.employees : employees,
        market.isEmpty() ? other.market : market,
        country.isEmpty() ? other.country : country);
  }
}
