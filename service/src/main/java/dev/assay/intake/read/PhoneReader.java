package dev.assay.intake.read;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.assay.intake.text.Plain;
import dev.assay.model.Phone;
import dev.assay.model.PhoneLength;
import org.jspecify.annotations.Nullable;

/**
 * Reads telephone numbers, international or national.
 *
 * <p>A number is readable by its form alone; whether its length is possible and whether its range
 * is in use are observations of their own. A national number without a country stays without
 * region.
 */
public final class PhoneReader {
  private static final int LEAST_DIGITS = 3;
  private static final int MOST_DIGITS = 15;
  private static final int MEXICO = 52;
  private static final int DIGITS_IN_MEXICO = 10;

  private final PhoneNumberUtil phones;
  private final CallingCodes codes;
  private final InternationalNumbers international;

  public PhoneReader(PhoneNumberUtil phones, CallingCodes codes) {
    this.phones = phones;
    this.codes = codes;
    this.international = new InternationalNumbers(phones, codes);
  }

  /**
   * Reads a number.
   *
   * @param country ISO 3166-1 alpha-2 of the country that was sent, for national numbers; empty
   *     when none was
   */
  public Phone read(String sent, String country) {
    String text = Plain.line(sent);
    if (text.isEmpty()) {
      return Phone.ABSENT;
    }
    Dialled dialled = Dialled.read(text);
    String digits = dialled.digits();
    int count = digits.length();
    if (dialled.letters() || count < LEAST_DIGITS || count > MOST_DIGITS) {
      return unplaced(text, digits, false);
    }
    if (!dialled.international()) {
      PhoneNumber number = codes.of(country) == 0 ? null : national(digits, country);
      return number == null
          ? unplaced(text, digits, true)
          : placed(
              text,
              digits,
              number.getCountryCode(),
              phones.getNationalSignificantNumber(number),
              country);
    }
    int code = codes.leading(digits);
    if (code == 0) {
      return unplaced(text, digits, false);
    }
    String national = international.national(digits, code);
    return national == null
        ? tooShort(text, digits, code)
        : placed(text, digits, code, withoutToken(code, national), codes.get(code).region());
  }

  /** Mexican mobile numbers had a 1 before them until 2019; most are still written so. */
  private static String withoutToken(int code, String national) {
    boolean token =
        code == MEXICO && national.length() == DIGITS_IN_MEXICO + 1 && national.startsWith("1");
    return token ? national.substring(1) : national;
  }

  private Phone unplaced(String text, String digits, boolean readable) {
    return phone(text, digits, readable, "", "", 0, PhoneLength.UNKNOWN, false, digits);
  }

  private Phone tooShort(String text, String digits, int code) {
    String region = CallingCodes.iso(codes.get(code).region());
    String national = digits.substring(Integer.toString(code).length());
    String e164 = "+" + digits;
    return phone(text, digits, true, e164, region, code, PhoneLength.TOO_SHORT, false, national);
  }

  private Phone placed(String text, String digits, int code, String national, String assumed) {
    CallingCode callingCode = codes.get(code);
    NumberRanges own = callingCode.regionOf(national);
    boolean assigned = own != null && own.inUse(national);
    String region = CallingCodes.iso(own != null ? own.region() : assumed);
    PhoneLength length = assigned ? PhoneLength.POSSIBLE : callingCode.length(national.length());
    String e164 = "+" + code + national;
    return phone(text, digits, true, e164, region, code, length, assigned, national);
  }

  private static Phone phone(
      String text,
      String digits,
      boolean readable,
      String e164,
      String region,
      int code,
      PhoneLength length,
      boolean assigned,
      String national) {
    return new Phone(
        text,
        readable,
        digits.length(),
        e164,
        region,
        code,
        length,
        assigned,
        DigitPatterns.longestRepeat(digits),
        DigitPatterns.commonestShare(digits),
        DigitPatterns.distinct(national),
        DigitPatterns.run(national));
  }

  /** Null where too few digits are left for a national number. */
  private @Nullable PhoneNumber national(String digits, String region) {
    try {
      return phones.parse(digits, region);
    } catch (NumberParseException e) {
      return null;
    }
  }
}
