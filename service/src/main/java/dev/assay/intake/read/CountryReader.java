package dev.assay.intake.read;

import dev.assay.intake.reference.ReferenceData;
import dev.assay.intake.text.Letters;
import dev.assay.intake.text.Plain;
import dev.assay.model.Country;
import dev.assay.model.CountryOrigin;
import dev.assay.model.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads countries: codes, names in many languages, flags, and locales ({@code es_MX}), whose second
 * half names a country without doubt. A code that is a language and no country ({@code EN}) is not
 * one, but a country may be inferred from it.
 */
public final class CountryReader {
  private static final int REGIONAL_A = 0x1F1E6;
  private static final int REGIONAL_Z = 0x1F1FF;

  /** Longer than any entry of a list of countries. */
  private static final int LONGEST = 100;

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
    String whole = single(text);
    return whole.isEmpty() && text.length() <= LONGEST ? unanimous(text) : whole;
  }

  private String single(String text) {
    return reference
        .country(text)
        .or(() -> reference.country(flagOrLocale(text)))
        .map(dev.assay.intake.reference.Country::iso2)
        .orElse("");
  }

  /**
   * The country of a text in several parts, as lists to choose from have them: {@code Spain (ES)},
   * {@code ES - España}, a flag before a name, {@code Spain (+34)}. All parts must name it, since
   * "Athens, Georgia" is in another.
   */
  private String unanimous(String text) {
    String named = "";
    int dialled = 0;
    for (String part : parts(text)) {
      int code = callingCode(part);
      String iso2 = code == 0 ? single(part) : named;
      boolean another = !named.isEmpty() && !iso2.equals(named);
      if ((code == 0 && iso2.isEmpty()) || another || (dialled != 0 && code != 0)) {
        return "";
      }
      named = iso2;
      dialled = Math.max(dialled, code);
    }
    return dialled == 0 || dialled == codes.of(named) ? named : "";
  }

  /** What stands between brackets, strokes, commas and spaced hyphens, and each flag. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      int next = i + Character.charCount(character);
      boolean flag = isRegional(character) && next < text.length();
      if (flag) {
        next += Character.charCount(text.codePointAt(next));
      }
      boolean hyphen = character == '-' && text.startsWith(" - ", Math.max(0, i - 1));
      if (flag || hyphen || "()[]/|,;".indexOf(character) >= 0) {
        add(part, parts);
        part.append(flag ? text.substring(i, next) : "");
        add(part, parts);
      } else {
        if (character == '+') {
          add(part, parts);
        }
        part.appendCodePoint(character);
      }
      i = next;
    }
    add(part, parts);
    return parts;
  }

  private static void add(StringBuilder part, List<String> parts) {
    String text = Plain.line(part.toString());
    if (!text.isEmpty()) {
      parts.add(text);
    }
    part.setLength(0);
  }

  /** 34 of {@code +34}; 0 where that is not what a text is. */
  private static int callingCode(String text) {
    boolean digits =
        text.length() > 1
            && text.length() <= 4
            && text.charAt(0) == '+'
            && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    return digits ? Integer.parseInt(text.substring(1)) : 0;
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
