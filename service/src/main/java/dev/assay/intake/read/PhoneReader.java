package dev.assay.intake.read;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.assay.intake.text.Plain;
import dev.assay.model.Phone;
import dev.assay.model.PhoneLength;
import java.util.Set;
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
  private static final String NOWHERE = "001";

  private final PhoneNumberUtil phones;
  private final Set<Integer> callingCodes;
  private final InternationalNumbers international;

  public PhoneReader(PhoneNumberUtil phones) {
    this.phones = phones;
    this.callingCodes = Set.copyOf(phones.getSupportedCallingCodes());
    this.international = new InternationalNumbers(phones);
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
      boolean known = phones.getSupportedRegions().contains(country);
      PhoneNumber number = known ? national(digits, country) : null;
      return number == null ? unplaced(text, digits, true) : placed(text, digits, number, country);
    }
    int code = callingCode(digits);
    if (code == 0) {
      return unplaced(text, digits, false);
    }
    PhoneNumber number = international.read(digits, code);
    return number == null
        ? tooShort(text, digits, code)
        : placed(text, digits, number, phones.getRegionCodeForCountryCode(code));
  }

  private Phone unplaced(String text, String digits, boolean readable) {
    return phone(text, digits, readable, "", "", 0, PhoneLength.UNKNOWN, false, digits);
  }

  private Phone tooShort(String text, String digits, int code) {
    String region = iso(phones.getRegionCodeForCountryCode(code));
    String national = digits.substring(Integer.toString(code).length());
    String e164 = "+" + digits;
    return phone(text, digits, true, e164, region, code, PhoneLength.TOO_SHORT, false, national);
  }

  private Phone placed(String text, String digits, PhoneNumber number, String assumed) {
    int code = number.getCountryCode();
    String national = phones.getNationalSignificantNumber(number);
    String own = phones.getRegionCodeForNumber(number);
    boolean assigned = own != null && phones.isValidNumberForRegion(number, own);
    String region = iso(own != null ? own : assumed);
    String e164 = "+" + code + national;
    return phone(text, digits, true, e164, region, code, length(number), assigned, national);
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

  private PhoneLength length(PhoneNumber number) {
    return switch (phones.isPossibleNumberWithReason(number)) {
      case IS_POSSIBLE -> PhoneLength.POSSIBLE;
      case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> PhoneLength.TOO_SHORT;
      case TOO_LONG -> PhoneLength.TOO_LONG;
      case INVALID_LENGTH -> PhoneLength.IMPOSSIBLE;
      case INVALID_COUNTRY_CODE -> PhoneLength.UNKNOWN;
    };
  }

  /** Null where too few digits are left for a national number. */
  private @Nullable PhoneNumber national(String digits, String region) {
    try {
      return phones.parse(digits, region);
    } catch (NumberParseException e) {
      return null;
    }
  }

  /** No calling code starts another, so the first that fits is the one. */
  private int callingCode(String digits) {
    int code = 0;
    for (int i = 0; i < 3 && digits.charAt(0) != '0'; i++) {
      code = code * 10 + digits.charAt(i) - '0';
      if (callingCodes.contains(code)) {
        return code;
      }
    }
    return 0;
  }

  private static String iso(@Nullable String region) {
    return region == null || region.equals(NOWHERE) ? "" : region;
  }
}
