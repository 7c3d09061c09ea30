package dev.assay.intake.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.assay.model.PhoneLength;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Numbers are placed as libphonenumber places them, but by automata in place of its expressions.
 */
class CallingCodesTest {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final int NUMBERS_A_CODE = 400;

  private final CallingCodes codes = new CallingCodes(PHONES);

  @Test
  void of_everyRegion() {
    for (String region : PHONES.getSupportedRegions()) {
      assertThat(codes.of(region)).as(region).isEqualTo(PHONES.getCountryCodeForRegion(region));
    }
    assertThat(codes.of("001")).isZero();
    assertThat(codes.of("XX")).isZero();
  }

  @Test
  void get_placesAnyNumberAsTheLibraryDoes() {
    Random random = new Random(20261122);
    for (int code : PHONES.getSupportedCallingCodes()) {
      for (int i = 0; i < NUMBERS_A_CODE; i++) {
        assertSame(code, digits(random, 2 + random.nextInt(13)));
      }
    }
  }

  @Test
  void get_placesNumbersInUseAndTheirNeighboursAsTheLibraryDoes() {
    Random random = new Random(20261122);
    for (String region : PHONES.getSupportedRegions()) {
      for (PhoneNumberType type : PhoneNumberType.values()) {
        PhoneNumber example = PHONES.getExampleNumberForType(region, type);
        if (example != null) {
          String national = PHONES.getNationalSignificantNumber(example);
          for (int i = 0; i < 40; i++) {
            assertSame(example.getCountryCode(), changed(national, random, i % 4));
          }
        }
      }
    }
    for (int code : PHONES.getSupportedGlobalNetworkCallingCodes()) {
      PhoneNumber example = PHONES.getExampleNumberForNonGeoEntity(code);
      assertSame(code, PHONES.getNationalSignificantNumber(example));
    }
  }

  private void assertSame(int code, String national) {
    PhoneNumber number = new PhoneNumber().setCountryCode(code);
    int zeros = 0;
    while (zeros < national.length() - 1 && national.charAt(zeros) == '0') {
      zeros++;
    }
    if (zeros > 0) {
      number.setItalianLeadingZero(true).setNumberOfLeadingZeros(zeros);
    }
    number.setNationalNumber(Long.parseLong(national));
    assertThat(PHONES.getNationalSignificantNumber(number)).isEqualTo(national);

    String region = PHONES.getRegionCodeForNumber(number);
    CallingCode mine = codes.get(code);
    NumberRanges own = mine.regionOf(national);
    String at = "+" + code + " " + national;

    assertThat(own == null ? null : own.region()).as(at).isEqualTo(region);
    assertThat(own != null && own.inUse(national))
        .as(at)
        .isEqualTo(region != null && PHONES.isValidNumberForRegion(number, region));
    assertThat(mine.length(national.length()) == PhoneLength.POSSIBLE)
        .as(at)
        .isEqualTo(
            PHONES.isPossibleNumberForTypeWithReason(number, reachingPeople(code))
                == ValidationResult.IS_POSSIBLE);
    assertThat(codes.leading(code + national)).isEqualTo(code);
  }

  private static PhoneNumberType reachingPeople(int code) {
    return PHONES.getSupportedGlobalNetworkCallingCodes().contains(code)
        ? PhoneNumberType.UNKNOWN
        : PhoneNumberType.FIXED_LINE_OR_MOBILE;
  }

  private static String digits(Random random, int length) {
    StringBuilder digits = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private static String changed(String digits, Random random, int times) {
    StringBuilder changed = new StringBuilder(digits);
    for (int i = 0; i < times; i++) {
      changed.setCharAt(random.nextInt(digits.length()), (char) ('0' + random.nextInt(10)));
    }
    return changed.toString();
  }
}
