package dev.assay.intake.read;

import java.time.LocalDate;
import java.time.Month;
import java.time.chrono.IsoChronology;
import java.util.OptionalLong;

/**
 * A point in time as customer records write it, in Unix milliseconds: RFC 3339, a day alone
 * (midnight UTC), or, where there is no hyphen, the digits it begins with as Unix milliseconds.
 */
public final class Moment {
  private static final int MOST_DIGITS = 18;
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Moment() {}

  /** Empty where the text cannot be read. */
  public static OptionalLong read(String text) {
    if (text.indexOf('-') < 0) {
      return leadingDigits(text);
    }
    if (!hasForm(text, 0, "0000-00-00")) {
      return OptionalLong.empty();
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    if (month < 1
        || month > 12
        || day < 1
        || day > Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(year))) {
      return OptionalLong.empty();
    }
    long midnight = LocalDate.of(year, month, day).toEpochDay() * DAY;
    return text.length() == 10 ? OptionalLong.of(midnight) : withTime(text, midnight);
  }

  private static OptionalLong leadingDigits(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) == ' ') {
      from++;
    }
    from += from < text.length() && text.charAt(from) == '+' ? 1 : 0;
    int end = from;
    long millis = 0;
    while (end < text.length() && isDigit(text.charAt(end)) && end - from <= MOST_DIGITS) {
      millis = millis * 10 + (text.charAt(end) - '0');
      end++;
    }
    return end == from || end - from > MOST_DIGITS ? OptionalLong.empty() : OptionalLong.of(millis);
  }

  private static OptionalLong withTime(String text, long midnight) {
    if (!hasForm(text, 10, "T00:00:00")) {
      return OptionalLong.empty();
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return OptionalLong.empty();
    }
    long time = midnight + hour * HOUR + minute * MINUTE + second * SECOND;
    int at = 19;
    if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
      int fraction = ++at;
      for (long unit = 100; at < text.length() && isDigit(text.charAt(at)); unit /= 10) {
        time += (text.charAt(at++) - '0') * unit;
      }
      if (at == fraction) {
        return OptionalLong.empty();
      }
    }
    return inUtc(text, at, time);
  }

  private static OptionalLong inUtc(String text, int at, long local) {
    if (at == text.length() - 1 && text.charAt(at) == 'Z') {
      return OptionalLong.of(local);
    }
    boolean east = at < text.length() && text.charAt(at) == '+';
    boolean west = at < text.length() && text.charAt(at) == '-';
    if (!(east || west) || text.length() != at + 6 || !hasForm(text, at + 1, "00:00")) {
      return OptionalLong.empty();
    }
    int hours = number(text, at + 1, at + 3);
    int minutes = number(text, at + 4, at + 6);
    if (hours > 23 || minutes > 59) {
      return OptionalLong.empty();
    }
    long offset = hours * HOUR + minutes * MINUTE;
    return OptionalLong.of(east ? local - offset : local + offset);
  }

  /** Whether a form stands there, in which 0 is any digit. */
  private static boolean hasForm(String text, int from, String form) {
    if (text.length() < from + form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char wanted = form.charAt(i);
      char sent = text.charAt(from + i);
      if (wanted == '0' ? !isDigit(sent) : sent != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
