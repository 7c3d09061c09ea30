package dev.assay.diff;

/** Words, texts in quotes and signs of a rule language, one after the other; comments are none. */
final class Tokens {
  private final String text;
  private int start;
  private int end;

  Tokens(String text) {
    this.text = text;
  }

  /** Goes to the next token; false where there is none left. */
  boolean next() {
    start = afterBlanks(end);
    if (start >= text.length()) {
      end = start;
      return false;
    }
    char first = text.charAt(start);
    if (first == '"' || first == '\'') {
      end = afterQuote(start);
    } else if (isWord(first)) {
      end = start + 1;
      while (end < text.length() && isWord(text.charAt(end))) {
        end++;
      }
    } else {
      end = start + 1;
    }
    return true;
  }

  boolean is(String token) {
    return text.regionMatches(start, token, 0, token.length()) && end - start == token.length();
  }

  String text() {
    return text.substring(start, end);
  }

  /** Where the token begins. */
  int start() {
    return start;
  }

  /** Behind its last character. */
  int end() {
    return end;
  }

  private int afterBlanks(int from) {
    int at = from;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("//", at)) {
        int line = text.indexOf('\n', at);
        at = line < 0 ? text.length() : line;
      } else if (text.startsWith("/*", at)) {
        int close = text.indexOf("*/", at + 2);
        at = close < 0 ? text.length() : close + 2;
      } else {
        break;
      }
    }
    return at;
  }

  private int afterQuote(int from) {
    char quote = text.charAt(from);
    for (int i = from + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i + 1;
      }
    }
    return text.length();
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
