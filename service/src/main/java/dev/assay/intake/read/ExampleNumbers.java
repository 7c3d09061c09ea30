package dev.assay.intake.read;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Telephone numbers by which the numbering plans say what a number looks like. */
public final class ExampleNumbers {
  private ExampleNumbers() {}

  /**
   * A mobile and a fixed one, as far as there are, in E.164 form.
   *
   * @param country ISO 3166-1 alpha-2
   */
  public static List<String> of(String country) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    return Stream.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)
        .map(type -> numbers.getExampleNumberForType(country, type))
        .filter(Objects::nonNull)
        .map(number -> numbers.format(number, PhoneNumberFormat.E164))
        .toList();
  }
}
