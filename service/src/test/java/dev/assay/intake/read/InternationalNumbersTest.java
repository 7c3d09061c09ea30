package dev.assay.intake.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InternationalNumbersTest {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final CallingCodes CODES = new CallingCodes(PHONES);
  private static final int NUMBERS_A_CODE = 300;

  private final InternationalNumbers numbers = new InternationalNumbers(PHONES, CODES);

  @Test
  void national_asTheLibraryParses() {
    Random random = new Random(20261122);
    for (int code : PHONES.getSupportedCallingCodes()) {
      for (int i = 0; i < NUMBERS_A_CODE; i++) {
        String digits = code + digits(random, 2 + random.nextInt(10));

        assertThat(numbers.national(digits, code)).as(digits).isEqualTo(numbers.parsed(digits));
      }
    }
  }

  @Test
  void national_numbersInUseAndTheirNeighbours() {
    Random random = new Random(20261122);
    for (String region : PHONES.getSupportedRegions()) {
      for (PhoneNumberType type : PhoneNumberType.values()) {
        PhoneNumber example = PHONES.getExampleNumberForType(region, type);
        String national = example == null ? "" : PHONES.getNationalSignificantNumber(example);
        for (int i = 0; i < 3 && example != null; i++) {
          int code = example.getCountryCode();
          String digits = code + changed(national, random, i);

          assertThat(numbers.national(digits, code)).as(digits).isEqualTo(numbers.parsed(digits));
        }
      }
    }
  }

  @Test
  void national_tooFewDigits() {
    assertThat(numbers.national("34", 34)).isNull();
    assertThat(numbers.national("341", 34)).isNull();
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
