package dev.assay.model;

/**
 * The contact's country.
 *
 * @param text as sent, trimmed; empty when none was sent
 * @param known whether the text names a country
 * @param iso2 ISO 3166-1 alpha-2 of the country that checks use: the one sent, else one inferred;
 *     empty when there is none
 * @param origin how {@code iso2} came about
 * @param callingCode calling code of {@code iso2} (44), 0 when there is none
 */
public record Country(
    String text, boolean known, String iso2, CountryOrigin origin, int callingCode) {

  /** A country that was not sent. */
  public static final Country ABSENT = new Country("", false, "", CountryOrigin.NONE, 0);

  public boolean present() {
    return !text.isEmpty();
  }
}
