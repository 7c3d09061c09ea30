package dev.assay.model;

/**
 * The contact's telephone number. Patterns are measured on the digits as sent, also when the number
 * cannot be read.
 *
 * @param text as sent, trimmed; empty when none was sent
 * @param readable whether it can be read as a telephone number at all: no letters, 3 to 15 digits,
 *     a calling code that exists
 * @param digits how many digits were sent, without the international prefix {@code 00}
 * @param e164 the number in E.164 form ({@code +447700900123}); empty when the region is unknown
 * @param region ISO 3166-1 alpha-2 of the number's own region; empty when unknown
 * @param callingCode country calling code (44), 0 when unknown
 * @param length whether its length is possible in its country
 * @param assigned whether the number lies in a range that is in use
 * @param longestRepeat how many equal digits stand in a row, at most
 * @param commonestDigitShare share of the most frequent digit among all digits, 0 to 1
 * @param nationalDistinctDigits how many different digits the national number has
 * @param nationalRun length of the national number where the whole of it is one ascending or
 *     descending run (9 then 0 goes on), else 0
 */
public record Phone(
    String text,
    boolean readable,
    int digits,
    String e164,
    String region,
    int callingCode,
    PhoneLength length,
    boolean assigned,
    int longestRepeat,
    double commonestDigitShare,
    int nationalDistinctDigits,
    int nationalRun) {

  /** A telephone number that was not sent. */
  public static final Phone ABSENT =
      new Phone("", false, 0, "", "", 0, PhoneLength.UNKNOWN, false, 0, 0, 0, 0);

  public boolean present() {
    return !text.isEmpty();
  }
}
