package dev.assay.rules;

import java.text.Normalizer;

/**
 * Folds a text for matching: compatibility forms, case, diacritics, look-alike letters of other
 * scripts, invisible characters and punctuation no longer tell texts apart.
 *
 * <p>What is left are letters, digits and the signs {@code % $ € £}, in words separated by single
 * spaces.
 */
public final class Fold {
  // Cyrillic and Greek letters that pass for the Latin ones below them.
  private static final String LOOK_ALIKE = "авеѕіјкмнорстухԁԛԝοαεικνρτυχ";
  private static final String LATIN_TWIN = "abesijkmhopctyxdqwoaeikvptux";

  private Fold() {}

  /** The folded text. */
  public static String of(String text) {
    int length = text.length();
    StringBuilder out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return ofUnicode(text);
      }
      appendAscii(c, out);
    }
    return trimEnd(out);
  }

  private static void appendAscii(char c, StringBuilder out) {
    if (c >= 'A' && c <= 'Z') {
      out.append((char) (c + 32));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '%' || c == '$') {
      out.append(c);
    } else {
      space(out);
    }
  }

  private static String ofUnicode(String text) {
    String decomposed = Normalizer.normalize(KnownCharacters.of(text), Normalizer.Form.NFKD);
    StringBuilder out = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); ) {
      int c = decomposed.codePointAt(i);
      i += Character.charCount(c);
      append(c, out);
    }
    replaceLookAlikes(out);
    return trimEnd(out);
  }

  private static void append(int c, StringBuilder out) {
    if (c < 0x80) {
      appendAscii((char) c, out);
      return;
    }
    switch (c) {
      case 'ß', 'ẞ' -> out.append("ss");
      case 'æ', 'Æ' -> out.append("ae");
      case 'œ', 'Œ' -> out.append("oe");
      case 'ø', 'Ø' -> out.append('o');
      case 'ł', 'Ł' -> out.append('l');
      case 'đ', 'Đ', 'ð', 'Ð' -> out.append('d');
      case 'þ', 'Þ' -> out.append("th");
      case 'ı' -> out.append('i');
      case 'ς' -> out.append('σ');
      case '€', '£' -> out.appendCodePoint(c);
      default -> appendOther(c, out);
    }
  }

  private static void appendOther(int c, StringBuilder out) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
      return; // a diacritic or an invisible character
    }
    if (Character.isLetterOrDigit(c) || type == Character.COMBINING_SPACING_MARK) {
      out.appendCodePoint(Character.toLowerCase(c));
    } else {
      space(out);
    }
  }

  /** In words that hold Latin letters too, so that words of other scripts stay what they are. */
  private static void replaceLookAlikes(StringBuilder text) {
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf(" ", start);
      if (end < 0) {
        end = text.length();
      }
      if (hasLatin(text, start, end)) {
        for (int i = start; i < end; i++) {
          int twin = LOOK_ALIKE.indexOf(text.charAt(i));
          if (twin >= 0) {
            text.setCharAt(i, LATIN_TWIN.charAt(twin));
          }
        }
      }
      start = end + 1;
    }
  }

  private static boolean hasLatin(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z') {
        return true;
      }
    }
    return false;
  }

  private static void space(StringBuilder out) {
    int length = out.length();
    if (length > 0 && out.charAt(length - 1) != ' ') {
      out.append(' ');
    }
  }

  private static String trimEnd(StringBuilder out) {
    int length = out.length();
    if (length > 0 && out.charAt(length - 1) == ' ') {
      out.setLength(length - 1);
    }
    return out.toString();
  }
}
