package dev.assay.intake.text;

/**
 * Texts as people meant them: without blanks and invisible characters around, and with U+FFFD for
 * half of a surrogate pair, which no encoding can write.
 */
public final class Plain {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int REPLACEMENT = 0xFFFD;

  private Plain() {}

  /** Trims; what is inside, line ends included, stays. */
  public static String block(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isOuter(text.charAt(start))) {
      start++;
    }
    while (end > start && isOuter(text.charAt(end - 1))) {
      end--;
    }
    return whole(text.substring(start, end));
  }

  /** Trims, makes inner blanks one space each and drops what cannot be seen. */
  public static String line(String text) {
    if (isPlainLine(text)) {
      return text;
    }
    String trimmed = block(text);
    if (isPlainLine(trimmed)) {
      return trimmed;
    }
    StringBuilder line = new StringBuilder(trimmed.length());
    boolean gap = false;
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      if (Letters.isBlank(c)) {
        gap = true;
      } else if (!Letters.isInvisible(c) || isJoiner(c)) {
        if (gap) {
          line.append(' ');
          gap = false;
        }
        line.append(c);
      }
    }
    return line.toString();
  }

  /** In lower case, but for letters whose lower case a later JDK might learn. */
  public static String lower(String text) {
    if (isLower(text)) {
      return text;
    }
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower.append(Letters.isLetter(c) ? Character.toLowerCase(c) : c);
    }
    return lower.toString();
  }

  private static boolean isLower(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing of a text can be seen. */
  public static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isOuter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOuter(char c) {
    return Letters.isBlank(c) || Letters.isInvisible(c);
  }

  /** Joiners shape the letters of Persian and Indic names and stay inside a text. */
  private static boolean isJoiner(char c) {
    return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
  }

  /** Whether a text is of ASCII, and its blanks are single spaces inside it. */
  private static boolean isPlainLine(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7F || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ' || text.isEmpty();
  }

  private static String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return withoutHalves(text);
      }
    }
    return text;
  }

  private static String withoutHalves(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= 0xD800 && c <= 0xDFFF ? REPLACEMENT : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
