package dev.assay.ruletests.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One pattern of a rule, such as {@code not Flag( key == "x" )}, by its places in the file.
 *
 * @param from where it begins, with its {@code not}
 * @param type where its type begins
 * @param to where it ends, exclusive
 * @param constraints what stands between its commas
 */
record DrlPattern(int from, int type, int to, List<Span> constraints) {
  private static final Pattern HEAD =
      Pattern.compile("(not\\s+)?\\b(Lead|Flag|ListMatch|ListHits|PatternMatch)\\(");

  /** A piece of the file, without white space around it. */
  record Span(int from, int to) {
    String in(String text) {
      return text.substring(from, to);
    }
  }

  boolean negated() {
    return type > from;
  }

  /** The patterns between two places of a file. */
  static List<DrlPattern> between(String text, int from, int to) {
    List<DrlPattern> patterns = new ArrayList<>();
    Matcher head = HEAD.matcher(text).region(from, to);
    while (head.find()) {
      int end = close(text, head.end());
      List<Span> constraints = split(text, head.end(), end);
      patterns.add(new DrlPattern(head.start(), head.start(2), end + 1, constraints));
    }
    return patterns;
  }

  /** The parenthesis that closes the one before {@code from}. */
  static int close(String text, int from) {
    int depth = 1;
    int at = from;
    while (depth > 0) {
      char c = text.charAt(at++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return at - 1;
  }

  /** What stands between the commas that are in no parentheses of their own. */
  static List<Span> split(String text, int from, int to) {
    List<Span> parts = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int at = from; at <= to; at++) {
      char c = at < to ? text.charAt(at) : ',';
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(trimmed(text, start, at));
        start = at + 1;
      }
    }
    return parts;
  }

  private static Span trimmed(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }
}
