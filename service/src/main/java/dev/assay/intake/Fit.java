package dev.assay.intake;

import dev.assay.intake.read.CountryReader;
import dev.assay.intake.read.EmailReader;
import dev.assay.intake.read.WebsiteReader;
import dev.assay.intake.text.Letters;
import dev.assay.intake.text.Plain;
import java.util.Locale;
import java.util.Set;

/** Whether a text could be meant for a slot. What is wrong with it is for the rules to say. */
final class Fit {
  private static final int LONGEST_GUESS = 320;
  private static final int LEAST_PHONE_DIGITS = 7;
  private static final int MOST_PHONE_DIGITS = 15;
  private static final int MOST_DIAL_DIGITS = 4;
  private static final int MOST_AREA_DIGITS = 5;
  private static final Set<String> YES_OR_NO =
      Set.of(
          "yes", "no", "true", "false", "y", "n", "si", "sí", "ja", "nein", "oui", "non", "sim",
          "não", "nao", "on", "off");
  private static final Set<String> SALUTATIONS =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "miss",
          "mx",
          "dr",
          "prof",
          "sir",
          "madam",
          "herr",
          "frau",
          "sr",
          "sra",
          "srta",
          "don",
          "doña",
          "m",
          "mme",
          "mlle",
          "monsieur",
          "madame",
          "mademoiselle",
          "sig",
          "sig.ra",
          "sig.na",
          "signor",
          "signora",
          "dott",
          "dott.ssa",
          "ing",
          "dra",
          "señor",
          "señora",
          "senhor",
          "senhora",
          "prof. dr",
          "mr/mrs");

  private final EmailReader emails;
  private final CountryReader countries;

  Fit(EmailReader emails, CountryReader countries) {
    this.emails = emails;
    this.countries = countries;
  }

  /**
   * Whether a text fits a slot that its key names.
   *
   * @param canonical whether the key is the field's own name, which is taken at its word
   */
  boolean named(Slot slot, String text, boolean canonical) {
    return switch (slot) {
      case NAME -> canonical || !isEmail(text);
      case FIRST, MIDDLE, LAST, SECOND_LAST, MESSAGE -> true;
      case COUNTRY -> canonical || hasLetter(text);
      case EMAIL, PHONE, SOURCE, INDUSTRY, COMPANY_SIZE -> !isYesOrNo(text);
      case WEBSITE -> !isYesOrNo(text) && !isPath(text);
      case JOB_TITLE -> hasLetter(text) && !isYesOrNo(text) && !isSalutation(text);
      case DIAL -> isDial(text);
      case AREA -> isArea(text);
      case NONE -> false;
    };
  }

  /** Whether a text fits a slot so well that words in its key are enough to believe it. */
  boolean asked(Slot slot, String text) {
    return switch (slot) {
      case NAME -> text.length() <= LONGEST_GUESS && hasLetter(text) && text.indexOf('@') < 0;
      case MESSAGE, SOURCE, INDUSTRY, JOB_TITLE ->
          hasLetter(text) && !isYesOrNo(text) && !isSalutation(text);
      case COMPANY_SIZE -> text.length() <= LONGEST_GUESS && hasDigit(text);
      case EMAIL -> isEmail(text);
      case PHONE -> isPhone(text);
      case COUNTRY -> text.length() <= LONGEST_GUESS && !countries.named(text).isEmpty();
      case WEBSITE -> text.length() <= LONGEST_GUESS && !WebsiteReader.host(text).isEmpty();
      case FIRST, MIDDLE, LAST, SECOND_LAST, DIAL, AREA, NONE -> false;
    };
  }

  boolean isEmail(String text) {
    return text.length() <= LONGEST_GUESS && emails.isAddress(Plain.line(text));
  }

  /** Digits and separators as people write telephone numbers, but no date. */
  boolean isPhone(String text) {
    if (text.length() > LONGEST_GUESS) {
      return false;
    }
    String line = Plain.line(text);
    int digits = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (Letters.digit(c) >= 0) {
        digits++;
      } else if (" +-.()/".indexOf(c) < 0 && !Letters.isBlank(c)) {
        return false;
      }
    }
    return digits >= LEAST_PHONE_DIGITS && digits <= MOST_PHONE_DIGITS && !isDate(line);
  }

  boolean isInternationalPhone(String text) {
    String line = Plain.line(text);
    boolean prefixed = line.startsWith("+") || line.startsWith("(+");
    return prefixed && line.lastIndexOf('+') <= 1 && isPhone(line);
  }

  boolean isWebAddress(String text) {
    String line = Plain.line(text).toLowerCase(Locale.ROOT);
    return (line.startsWith("http://") || line.startsWith("https://"))
        && line.length() <= LONGEST_GUESS
        && line.indexOf(' ') < 0
        && !WebsiteReader.host(line).isEmpty();
  }

  /** Where something stands on a host that is not said: {@code /services/data}. */
  private static boolean isPath(String text) {
    return text.startsWith("/") && !text.startsWith("//");
  }

  /** A calling code such as {@code +34}, which forms send as a "country code". */
  boolean isDial(String text) {
    String line = Plain.line(text);
    int from = line.startsWith("+") ? 1 : 0;
    int digits = line.length() - from;
    return digits > 0
        && digits <= MOST_DIAL_DIGITS
        && line.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
  }

  /** An area code such as {@code (03)}. */
  private static boolean isArea(String text) {
    String line = Plain.line(text);
    boolean framed = line.startsWith("(") && line.endsWith(")");
    String digits = framed ? line.substring(1, line.length() - 1) : line;
    return !digits.isEmpty()
        && digits.length() <= MOST_AREA_DIGITS
        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** {@code 2026-11-22} and {@code 22.11.2026}, with or without a time. */
  private static boolean isDate(String line) {
    int digits = 0;
    int first = 0;
    int separators = 0;
    for (int i = 0; i < line.length() && i < 10; i++) {
      char c = line.charAt(i);
      boolean separator = c == '-' || c == '.' || c == '/';
      first = separator && separators == 0 ? digits : first;
      separators += separator ? 1 : 0;
      digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    boolean year = first == 4 && (line.startsWith("19") || line.startsWith("20"));
    return line.length() >= 10 && separators == 2 && digits == 8 && (year || first == 2);
  }

  private static boolean isYesOrNo(String text) {
    return text.length() <= 7 && YES_OR_NO.contains(Plain.line(text).toLowerCase(Locale.ROOT));
  }

  private static boolean isSalutation(String text) {
    if (text.length() > 14) {
      return false;
    }
    String word = Plain.line(text).toLowerCase(Locale.ROOT);
    return SALUTATIONS.contains(word.endsWith(".") ? word.substring(0, word.length() - 1) : word);
  }

  private static boolean hasLetter(String text) {
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (Letters.isLetter(character)) {
        return true;
      }
      i += Character.charCount(character);
    }
    return false;
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (Letters.digit(character) >= 0) {
        return true;
      }
      i += Character.charCount(character);
    }
    return false;
  }
}
