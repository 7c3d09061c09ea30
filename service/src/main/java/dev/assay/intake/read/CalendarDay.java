package dev.assay.intake.read;

import java.util.OptionalLong;

/**
 * A point in time in the forms that leave no doubt, in Unix milliseconds: those of {@link Moment}
 * with a hyphen, the same with {@code /} or {@code .} in place of it, with a blank before the time
 * or no zone behind it (UTC), {@code 20261101}, and Unix time in seconds or milliseconds.
 */
public final class CalendarDay {
  private static final int LONGEST = 40;
  private static final int DAY = 10;
  private static final int COMPACT = 8;
  private static final int LONGEST_SECONDS = 11;
  private static final long SECOND = 1_000;

  private CalendarDay() {}

  /** Empty where the text cannot be read. */
  public static OptionalLong read(String sent) {
    String text = sent.strip();
    if (text.length() > LONGEST) {
      return OptionalLong.empty();
    }
    if (isDigits(text)) {
      return ofDigits(text);
    }
    if (text.length() < DAY || !isDigits(text.substring(0, 4))) {
      return OptionalLong.empty();
    }
    char separator = text.charAt(4);
    if ("-/.".indexOf(separator) < 0 || text.charAt(7) != separator) {
      return OptionalLong.empty();
    }
    String day = text.substring(0, 4) + '-' + text.substring(5, 7) + '-' + text.substring(8, DAY);
    return Moment.read(text.length() == DAY ? day : day + time(text.substring(DAY)));
  }

  private static OptionalLong ofDigits(String text) {
    if (text.length() == COMPACT) {
      return Moment.read(
          text.substring(0, 4) + '-' + text.substring(4, 6) + '-' + text.substring(6));
    }
    OptionalLong number = Moment.read(text);
    return number.isPresent() && text.length() <= LONGEST_SECONDS
        ? OptionalLong.of(number.getAsLong() * SECOND)
        : number;
  }

  /** A time as RFC 3339 has it. */
  private static String time(String rest) {
    String time = rest.charAt(0) == ' ' ? "T" + rest.substring(1) : rest;
    char last = time.charAt(time.length() - 1);
    boolean zone = last == 'Z' || time.indexOf('+') > 0 || time.indexOf('-') > 0;
    String whole = time.length() == "T00:00".length() ? time + ":00" : time;
    return zone ? time : whole + "Z";
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
