package dev.assay.intake.read;

/** Patterns in a row of ASCII digits. */
final class DigitPatterns {
  private DigitPatterns() {}

  /** How many equal digits stand in a row, at most. */
  static int longestRepeat(String digits) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < digits.length(); i++) {
      run = i > 0 && digits.charAt(i) == digits.charAt(i - 1) ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** Share of the most frequent digit, 0 of none. */
  static double commonestShare(String digits) {
    int most = 0;
    for (int count : counts(digits)) {
      most = Math.max(most, count);
    }
    return digits.isEmpty() ? 0 : (double) most / digits.length();
  }

  static int distinct(String digits) {
    int distinct = 0;
    for (int count : counts(digits)) {
      distinct += count > 0 ? 1 : 0;
    }
    return distinct;
  }

  /** The length of the row where the whole of it counts up or down by one (9 meets 0), else 0. */
  static int run(String digits) {
    if (digits.length() < 2) {
      return 0;
    }
    int step = step(digits, 1);
    if (step != 1 && step != 9) {
      return 0;
    }
    for (int i = 2; i < digits.length(); i++) {
      if (step(digits, i) != step) {
        return 0;
      }
    }
    return digits.length();
  }

  private static int step(String digits, int at) {
    return (digits.charAt(at) - digits.charAt(at - 1) + 10) % 10;
  }

  private static int[] counts(String digits) {
    int[] counts = new int[10];
    for (int i = 0; i < digits.length(); i++) {
      counts[digits.charAt(i) - '0']++;
    }
    return counts;
  }
}
