package dev.assay.rules.guard;

import java.util.function.Consumer;

/**
 * Checks the signs of a file before anything reads it: what cannot be seen, turns the direction of
 * writing or only looks like another letter does not belong into a pack.
 */
public final class Characters {
  private final String text;
  private final Consumer<Fault> faults;

  private Characters(String text, Consumer<Fault> faults) {
    this.text = text;
    this.faults = faults;
  }

  /** Checks any file: at most one fault, since more would say the same again. */
  public static void check(String text, Consumer<Fault> faults) {
    new Characters(text, faults).checkText();
  }

  /** Checks rules: outside of quotes and comments everything is ASCII, and brackets are few. */
  public static void checkRules(String text, Consumer<Fault> faults) {
    new Characters(text, faults).checkCode();
  }

  private void checkText() {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (isHidden(c)) {
        String code = "U+%04X".formatted(c);
        fault(i, "bad_character", "a sign that cannot be seen (" + code + ") stands here");
        return;
      }
      i += Character.charCount(c);
    }
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\t';
      case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED ->
          true;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  private void checkCode() {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == 'u') {
        fault(i, "unicode_escape", "write the letter itself, not \\u and its number");
        return;
      }
      int end = endOfQuoteOrComment(i);
      if (end > i) {
        int escape = text.substring(i, end).indexOf("\\u");
        if (escape >= 0) {
          fault(i + escape, "unicode_escape", "write the letter itself, not \\u and its number");
          return;
        }
        i = end - 1;
      } else if (c >= 0x80) {
        fault(i, "bad_character", "'" + c + "' may stand in quotes and comments only");
        return;
      } else {
        depth = Math.max(0, depth + step(c));
        if (depth > Limits.BRACKETS) {
          fault(i, "too_deep", "more than " + Limits.BRACKETS + " brackets within each other");
          return;
        }
      }
    }
  }

  /** How many brackets stand within each other at most, outside of quotes and comments. */
  static int deepest(String text) {
    Characters read = new Characters(text, fault -> {});
    int deepest = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      int end = read.endOfQuoteOrComment(i);
      if (end > i) {
        i = end - 1;
      } else {
        depth = Math.max(0, depth + step(text.charAt(i)));
        deepest = Math.max(deepest, depth);
      }
    }
    return deepest;
  }

  /** Into a bracket or out of it; one that closes nothing makes no room for another. */
  private static int step(char c) {
    return switch (c) {
      case '(', '[', '{' -> 1;
      case ')', ']', '}' -> -1;
      default -> 0;
    };
  }

  /** Where the quote or comment that starts here ends; the start itself when none does. */
  private int endOfQuoteOrComment(int start) {
    char c = text.charAt(start);
    if (c == '"' || c == '\'') {
      for (int i = start + 1; i < text.length(); i++) {
        char in = text.charAt(i);
        if (in == '\n') {
          return start; // left open: the parser will say so
        }
        if (in == '\\') {
          i++;
        } else if (in == c) {
          return i + 1;
        }
      }
      return start;
    }
    if (text.startsWith("//", start)) {
      int end = text.indexOf('\n', start);
      return end < 0 ? text.length() : end;
    }
    if (text.startsWith("/*", start)) {
      int end = text.indexOf("*/", start + 2);
      return end < 0 ? text.length() : end + 2;
    }
    return start;
  }

  private void fault(int offset, String code, String message) {
    faults.accept(Fault.at(Place.of(text, offset), code, message));
  }
}
