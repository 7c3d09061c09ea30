package dev.assay.intake.reference;

import java.util.List;

/**
 * What each letter costs after the two before it, in tenths of a bit: cheap where languages go,
 * dear where keyboards go.
 *
 * <p>Costs were rounded to whole numbers when the model was built, so a word costs the same on
 * every JDK.
 */
final class TrigramModel {
  /** The edge of a word and a..z. */
  private static final int SYMBOLS = 27;

  private static final int EDGE = 0;
  private static final int DIGITS = 2;

  private final byte[] costs = new byte[SYMBOLS * SYMBOLS * SYMBOLS];

  TrigramModel(String file, List<String> lines) {
    if (lines.size() != SYMBOLS * SYMBOLS) {
      throw new ReferenceDataException(file + ": has " + lines.size() + " lines, must have 729");
    }
    int at = 0;
    for (String line : lines) {
      for (int third = 0; third < SYMBOLS; third++) {
        int from = 3 + third * DIGITS;
        costs[at++] = (byte) Integer.parseInt(line, from, from + DIGITS, 10);
      }
    }
  }

  /**
   * The mean cost of a letter in the dearest stretch of {@code window} letters; the edges of the
   * word count as letters. In a word shorter than the window it is the mean of the whole word.
   */
  double dearest(String word, int window) {
    int[] letters = costsOf(word);
    int size = Math.min(window, letters.length);
    int sum = 0;
    int most = 0;
    for (int i = 0; i < letters.length; i++) {
      sum += letters[i] - (i >= size ? letters[i - size] : 0);
      most = i >= size - 1 ? Math.max(most, sum) : most;
    }
    return (double) most / size;
  }

  double mean(String word) {
    int sum = 0;
    int[] letters = costsOf(word);
    for (int cost : letters) {
      sum += cost;
    }
    return (double) sum / letters.length;
  }

  private int[] costsOf(String word) {
    int[] letters = new int[word.length() + 1];
    int first = EDGE;
    int second = EDGE;
    for (int i = 0; i <= word.length(); i++) {
      int third = i == word.length() ? EDGE : word.charAt(i) - 'a' + 1;
      letters[i] = costs[(first * SYMBOLS + second) * SYMBOLS + third];
      first = second;
      second = third;
    }
    return letters;
  }
}
