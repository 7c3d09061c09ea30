package dev.assay.intake.read;

import dev.assay.intake.text.Letters;
import java.math.BigDecimal;

/** Reads how many people work for a company. */
public final class EmployeeCount {
  private static final int LONGEST = 200;
  private static final int MOST = 100_000_000;
  private static final int LARGEST_EXPONENT = 99;
  private static final int HUNDREDS = 2;
  private static final int THOUSANDS = 3;
  private static final int MILLIONS = 6;
  private static final String BETWEEN_THOUSANDS = ",.' \u00A0\u202F\u2019";
  private static final String MINUS = "-\u2212";

  private final String text;
  private final int end;
  private int at;

  private EmployeeCount(String text) {
    this.text = text;
    this.end = Math.min(text.length(), LONGEST);
  }

  /**
   * The number in a text, or the middle of the first two ({@code 11-50} gives 30), without what
   * follows a decimal point; 0 where there is none, or one below zero. Signs between thousands are
   * passed over ({@code 1,000}, and {@code 1,00,000} as in India); {@code k} makes thousands,
   * {@code m} millions.
   */
  public static int of(String text) {
    return new EmployeeCount(text).read();
  }

  private int read() {
    if (!find() || isNegative()) {
      return 0;
    }
    int first = number();
    return find() ? (first + number()) / 2 : first;
  }

  /** Goes to the next digit; whether there is one. */
  private boolean find() {
    while (at < end && digit(at) < 0) {
      at++;
    }
    return at < end;
  }

  private boolean isNegative() {
    return at > 0
        && MINUS.indexOf(text.charAt(at - 1)) >= 0
        && (at == 1 || Letters.isBlank(text.charAt(at - 2)));
  }

  private int number() {
    StringBuilder digits = new StringBuilder();
    int group = digits(digits);
    while (group <= HUNDREDS && isBeforeHundreds()) {
      at++;
      group = digits(digits);
    }
    while (group <= THOUSANDS && isBeforeThousands(at)) {
      at++;
      group = digits(digits);
    }
    if (at < end && ".,".indexOf(text.charAt(at)) >= 0 && digit(at + 1) >= 0) {
      at++;
      digits(digits.append('.'));
    }
    BigDecimal number = new BigDecimal(digits.toString()).scaleByPowerOfTen(exponent());
    return number.compareTo(BigDecimal.valueOf(MOST)) >= 0 ? MOST : number.intValue();
  }

  /** Reads on to the last digit in a row; how many there are. */
  private int digits(StringBuilder to) {
    int from = at;
    for (int digit = digit(at); digit >= 0; digit = digit(at)) {
      to.append((char) ('0' + digit));
      at++;
    }
    return at - from;
  }

  private boolean isBeforeThousands(int place) {
    return place < end
        && BETWEEN_THOUSANDS.indexOf(text.charAt(place)) >= 0
        && digits(place + 1, THOUSANDS)
        && digit(place + THOUSANDS + 1) < 0;
  }

  /** Commas with two digits each, and thousands in the end. */
  private boolean isBeforeHundreds() {
    int next = at;
    while (charAt(next) == ','
        && digits(next + 1, HUNDREDS)
        && charAt(next + HUNDREDS + 1) == ',') {
      next += HUNDREDS + 1;
    }
    return next > at && isBeforeThousands(next);
  }

  /** Of ten, by what is written behind the number. */
  private int exponent() {
    char sign = Character.toLowerCase(charAt(at));
    if (sign == 'e') {
      return written();
    }
    if ((sign != 'k' && sign != 'm') || Letters.isLetter(charAt(at + 1))) {
      return 0;
    }
    at++;
    return sign == 'k' ? THOUSANDS : MILLIONS;
  }

  private int written() {
    boolean signed = "+-".indexOf(charAt(at + 1)) >= 0;
    boolean negative = charAt(at + 1) == '-';
    int first = signed ? at + 2 : at + 1;
    if (digit(first) < 0) {
      return 0;
    }
    int exponent = 0;
    for (at = first; digit(at) >= 0; at++) {
      exponent = Math.min(LARGEST_EXPONENT, exponent * 10 + digit(at));
    }
    return negative ? -exponent : exponent;
  }

  private boolean digits(int from, int count) {
    for (int i = 0; i < count; i++) {
      if (digit(from + i) < 0) {
        return false;
      }
    }
    return true;
  }

  private int digit(int place) {
    return place < end ? Letters.digit(text.charAt(place)) : -1;
  }

  private char charAt(int place) {
    return place < end ? text.charAt(place) : ' ';
  }
}
