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
  private static final int WINDOW = 5;

  /**
   * Costs that mean 0 and 1: three of four real names lie below the first, few above the middle.
   */
  private static final double PLAUSIBLE = 44;

  private static final double RANDOM = 74;

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
   * From 0 (spelled as words are) to 1 (certainly random). Half the mean cost of a letter, half the
   * mean of the dearest window of letters, since random words are dear somewhere and long ones
   * everywhere; the end of the word counts as a letter.
   */
  double improbability(String word) {
    int letters = word.length() + 1;
    int size = Math.min(WINDOW, letters);
    int all = 0;
    int window = 0;
    int dearest = 0;
    int before = EDGE;
    int last = EDGE;
    long recent = 0; // a byte for each of the last costs
    for (int i = 0; i < letters; i++) {
      int symbol = i < word.length() ? word.charAt(i) - 'a' + 1 : EDGE;
      int cost = costs[(before * SYMBOLS + last) * SYMBOLS + symbol];
      recent = (recent << Byte.SIZE) | cost;
      all += cost;
      window += cost - (int) ((recent >>> (size * Byte.SIZE)) & 0xff);
      dearest = Math.max(dearest, window);
      before = last;
      last = symbol;
    }
    double cost = ((double) dearest / size + (double) all / letters) / 2;
    return Math.min(1, Math.max(0, (cost - PLAUSIBLE) / (RANDOM - PLAUSIBLE)));
  }
}
