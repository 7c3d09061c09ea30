package dev.assay.rules;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large the automaton of a regular expression gets, about: repetitions within repetitions
 * multiply, so that forty signs could ask for a thousand million states.
 */
final class PatternSize {
  /** No pattern that a person wrote comes near. */
  static final long LIMIT = 20_000;

  private static final long FULL = 1L << 40;

  private PatternSize() {}

  static long of(String expression) {
    Deque<Long> outer = new ArrayDeque<>();
    long size = 0;
    long last = 0;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '{') {
        long repeat = repeat(expression, i + 1);
        size += last * (repeat - 1);
        last *= repeat;
      } else if (c == '(') {
        outer.push(size);
        size = 0;
        last = 0;
      } else if (c == ')' && !outer.isEmpty()) {
        last = size;
        size += outer.pop();
      } else {
        last = 1;
        size++;
        i += c == '\\' ? 1 : 0;
      }
      size = Math.min(size, FULL);
      last = Math.min(last, FULL);
    }
    return outer.stream().mapToLong(Long::longValue).sum() + size;
  }

  /** The larger number of <code>{3,40}</code>; 1 where the brace is no repetition. */
  private static long repeat(String expression, int from) {
    int end = expression.indexOf('}', from);
    long most = 1;
    for (String number : expression.substring(from, Math.max(from, end)).split(",", -1)) {
      String digits = number.strip();
      if (!digits.isEmpty() && digits.length() < 7 && digits.chars().allMatch(Character::isDigit)) {
        most = Math.max(most, Long.parseLong(digits));
      }
    }
    return most;
  }
}
