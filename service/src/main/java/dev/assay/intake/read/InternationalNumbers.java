package dev.assay.intake.read;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.assay.model.PhoneLength;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits digits behind a calling code into a number, as libphonenumber would.
 *
 * <p>Its parser, made for any text, takes longer than all the rest of an intake. Digits that have a
 * possible length and no trunk prefix it only copies; those are taken as they are.
 */
final class InternationalNumbers {
  /** Calling codes whose numbers are rewritten: mobile tokens and codes of carriers. */
  private static final Set<Integer> REWRITTEN = Set.of(52, 54, 55, 86);

  private final PhoneNumberUtil phones;
  private final CallingCodes codes;

  InternationalNumbers(PhoneNumberUtil phones, CallingCodes codes) {
    this.phones = phones;
    this.codes = codes;
  }

  /** The national number, null where too few digits are left for one. */
  @Nullable String national(String digits, int callingCode) {
    String national = digits.substring(callingCode < 10 ? 1 : callingCode < 100 ? 2 : 3);
    return isPlain(national, callingCode) ? national : parsed(digits);
  }

  /** Whether nothing has to be stripped or rewritten. */
  private boolean isPlain(String national, int callingCode) {
    if (national.isEmpty() || national.charAt(0) == '0' || REWRITTEN.contains(callingCode)) {
      return false;
    }
    CallingCode code = codes.get(callingCode);
    boolean prefixed = !code.trunkPrefix().isEmpty() && national.startsWith(code.trunkPrefix());
    return !prefixed && code.length(national.length()) == PhoneLength.POSSIBLE;
  }

  /** The national number as the library itself reads it. */
  @Nullable String parsed(String digits) {
    try {
      PhoneNumber number = phones.parse("+" + digits, null);
      return phones.getNationalSignificantNumber(number);
    } catch (NumberParseException e) {
      return null;
    }
  }
}
