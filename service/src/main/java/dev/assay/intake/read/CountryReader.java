package dev.assay.intake.read;

import dev.assay.intake.reference.ReferenceData;
import dev.assay.intake.text.Letters;
import dev.assay.intake.text.Plain;
import dev.assay.model.Country;
import dev.assay.model.CountryOrigin;
import dev.assay.model.Phone;
import java.util.Optional;

/**
 * Reads countries: codes, names in many languages, flags, and locales ({@code es_MX}), whose second
 * half names a country without doubt. A code that is a language and no country ({@code EN}) is not
 * one, but a country may be inferred from it.
 */
public final class CountryReader {
  private static final int REGIONAL_A = 0x1F1E6;
  private static final int REGIONAL_Z = 0x1F1FF;

  private final ReferenceData reference;
  private final CallingCodes codes;

  public CountryReader(ReferenceData reference, CallingCodes codes) {
    this.reference = reference;
    this.codes = codes;
  }

  /** ISO 3166-1 alpha-2 of the country that a text names, empty when it names none. */
  public String named(String sent) {
    String text = Plain.line(sent);
    if (text.isEmpty()) {
      return "";
    }
    return reference
        .country(text)
        .or(() -> reference.country(flagOrLocale(text)))
        .map(dev.assay.intake.reference.Country::iso2)
        .orElse("");
  }

  /**
   * Where no country is named, the one of the telephone number's prefix is used, then the one a
   * language code suggests.
   *
   * @param named what {@link #named} said of {@code sent}
   * @param phone read with {@code named} as its country
   */
  public Country read(String sent, String named, Phone phone) {
    String text = Plain.line(sent);
    if (!named.isEmpty()) {
      return country(text, true, named, CountryOrigin.SENT);
    }
    if (!phone.region().isEmpty()) {
      return country(text, false, phone.region(), CountryOrigin.PHONE);
    }
    Optional<String> ofLanguage =
        reference.countryOfLanguage(text).map(dev.assay.intake.reference.Country::iso2);
    if (ofLanguage.isPresent()) {
      return country(text, false, ofLanguage.get(), CountryOrigin.LANGUAGE);
    }
    return new Country(text, false, "", CountryOrigin.NONE, 0);
  }

  private Country country(String text, boolean known, String iso2, CountryOrigin origin) {
    return new Country(text, known, iso2, origin, codes.of(iso2));
  }

  private static String flagOrLocale(String text) {
    if (text.length() == 4 && text.codePointCount(0, 4) == 2) {
      int first = text.codePointAt(0);
      int second = text.codePointAt(2);
      return isRegional(first) && isRegional(second)
          ? "" + (char) ('A' + first - REGIONAL_A) + (char) ('A' + second - REGIONAL_A)
          : "";
    }
    boolean locale =
        text.length() == 5
            && (text.charAt(2) == '-' || text.charAt(2) == '_')
            && Letters.isLetter(text.charAt(0))
            && Letters.isLetter(text.charAt(1));
    return locale ? text.substring(3) : "";
  }

  private static boolean isRegional(int character) {
    return character >= REGIONAL_A && character <= REGIONAL_Z;
  }
}
