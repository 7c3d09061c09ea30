package dev.assay.intake.read;

import dev.assay.intake.text.Letters;
import java.util.Locale;
import java.util.Set;

/**
 * What was typed in a telephone field: digits of any script in ASCII, without separators, the
 * international prefix and an extension.
 *
 * @param digits the digits as sent, without a leading {@code 00} and the {@code 0} of {@code (0)}
 * @param international whether a {@code +} or {@code 00} came first
 * @param letters whether there were letters, other than those that announce an extension
 */
record Dialled(String digits, boolean international, boolean letters) {
  private static final Set<String> LABELS =
      Set.of(
          "tel",
          "telephone",
          "telefon",
          "p",
          "t",
          "m",
          "phone",
          "mobile",
          "mob",
          "cell",
          "movil",
          "móvil",
          "handy",
          "portable",
          "whatsapp",
          "callto");
  private static final int LONGEST_LABEL = 9;
  private static final int MOST_EXTENSION_DIGITS = 6;
  private static final int LEAST_DIGITS_BEFORE = 4;
  private static final Set<String> EXTENSIONS =
      Set.of(
          "x",
          "ext",
          "extn",
          "extension",
          "int",
          "interno",
          "interne",
          "anexo",
          "dw",
          "durchwahl",
          "poste",
          "ramal",
          "#");

  static Dialled read(String line) {
    String text = withoutRemark(withoutLabel(line));
    int end = extension(text);
    StringBuilder digits = new StringBuilder(20);
    boolean plus = false;
    boolean letters = false;
    for (int i = 0; i < end; ) {
      int character = text.codePointAt(i);
      int digit = Letters.digit(character);
      if (digit >= 0) {
        boolean international = plus || hasPrefix(digits);
        if (!(international && digit == 0 && isBracketed(text, i))) {
          digits.append((char) ('0' + digit));
        }
      } else if ((character == '+' || character == '\uFF0B') && digits.isEmpty()) {
        plus = true;
      } else if (Letters.isLetter(character)) {
        letters = true;
      }
      i += Character.charCount(character);
    }
    boolean prefix = hasPrefix(digits);
    return new Dialled(prefix ? digits.substring(2) : digits.toString(), plus || prefix, letters);
  }

  /** The number of {@code tel:...}, and of {@code p:...}, as advertising platforms export it. */
  private static String withoutLabel(String line) {
    int colon = line.indexOf(':');
    boolean labelled =
        colon > 0
            && colon <= LONGEST_LABEL
            && LABELS.contains(line.substring(0, colon).toLowerCase(Locale.ROOT));
    return labelled ? line.substring(colon + 1) : line;
  }

  /** What comes before {@code (mobile)}, or brackets at the end with anything but digits. */
  private static String withoutRemark(String text) {
    int open = text.endsWith(")") ? text.lastIndexOf('(') : -1;
    return open > 0 && digitsBefore(text, open) == digitsBefore(text, text.length())
        ? text.substring(0, open)
        : text;
  }

  private static boolean hasPrefix(StringBuilder digits) {
    return digits.length() > 2
        && digits.charAt(0) == '0'
        && digits.charAt(1) == '0'
        && digits.charAt(2) != '0';
  }

  private static boolean isBracketed(String text, int at) {
    int before = at - 1;
    while (before >= 0 && Letters.isBlank(text.charAt(before))) {
      before--;
    }
    int after = at + 1;
    while (after < text.length() && Letters.isBlank(text.charAt(after))) {
      after++;
    }
    return before >= 0
        && after < text.length()
        && text.charAt(before) == '('
        && text.charAt(after) == ')';
  }

  /** Where an extension such as {@code ext. 12} starts; the end of the text when there is none. */
  private static int extension(String text) {
    int number = text.length();
    while (number > 0 && isAsciiDigit(text.charAt(number - 1))) {
      number--;
    }
    int digits = text.length() - number;
    if (digits == 0 || digits > MOST_EXTENSION_DIGITS) {
      return text.length();
    }
    int word = number;
    while (word > 0 && " .:;=-".indexOf(text.charAt(word - 1)) >= 0) {
      word--;
    }
    int start = word;
    while (start > 0 && isWord(text.charAt(start - 1))) {
      start--;
    }
    boolean announced =
        word - start <= 9
            && EXTENSIONS.contains(text.substring(start, word).toLowerCase(Locale.ROOT));
    return announced && digitsBefore(text, start) >= LEAST_DIGITS_BEFORE ? start : text.length();
  }

  private static int digitsBefore(String text, int end) {
    int digits = 0;
    for (int i = 0; i < end; i++) {
      digits += Letters.digit(text.charAt(i)) >= 0 ? 1 : 0;
    }
    return digits;
  }

  private static boolean isWord(char c) {
    return c == '#' || Letters.isLetter(c);
  }

  private static boolean isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
