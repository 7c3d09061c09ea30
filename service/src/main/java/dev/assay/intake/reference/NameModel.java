package dev.assay.intake.reference;

import java.util.List;

/**
 * How likely a personal name is a name at all. Three observations, and no judgement:
 *
 * <ul>
 *   <li>{@link #improbability} of its spelling, from letter trigrams of names of seventy locales,
 *   <li>{@link #keyboardRun}, the longest stretch of neighbouring keys or of the alphabet,
 *   <li>{@link #repeatedLetters}, the longest stretch of one letter.
 * </ul>
 *
 * <p><b>Threshold.</b> On held-out lists, a name is random when {@code improbability >= 0.5},
 * {@code keyboardRun >= 4} or {@code repeatedLetters >= 4}.
 *
 * <p>Only Latin words of four letters or more are judged: other scripts and short names (Ng, Krk)
 * always measure 0. Words on the list of known names do too.
 */
public final class NameModel {
  private static final int SHORTEST = 4;
  private static final int WINDOW = 5;

  /** Mean tenths of a bit a letter, in the dearest window, that mean 0 and 1. */
  private static final double PLAUSIBLE = 40;

  private static final double RANDOM = 80;

  private final Folding folding;
  private final SortedLines known;
  private final TrigramModel trigrams;

  NameModel(Folding folding, SortedLines known, TrigramModel trigrams) {
    this.folding = folding;
    this.known = known;
    this.trigrams = trigrams;
  }

  /**
   * From 0 (spelled like names are) to 1 (certainly random), of the most improbable word of the
   * name.
   */
  public double improbability(String name) {
    double most = 0;
    for (String word : folding.words(name)) {
      most = Math.max(most, ofWord(word));
    }
    return most;
  }

  /**
   * Letters in the longest run of neighbouring keys (qwerty, azerty, qwertz) or of the alphabet,
   * from four on; else 0.
   */
  public int keyboardRun(String name) {
    int longest = 0;
    for (String word : folding.words(name)) {
      if (!known.contains(word)) {
        longest = Math.max(longest, LetterRuns.keyboard(word));
      }
    }
    return longest;
  }

  /**
   * Letters in the longest run of one and the same letter: 4 for {@code Aaaa}, 1 for {@code Ana}, 0
   * for no letter at all.
   */
  public int repeatedLetters(String name) {
    List<String> words = folding.words(name);
    return words.stream().mapToInt(LetterRuns::repeated).max().orElse(0);
  }

  private double ofWord(String word) {
    if (word.length() < SHORTEST || !LetterRuns.latin(word) || known.contains(word)) {
      return 0;
    }
    double cost = trigrams.dearest(word, WINDOW);
    return Math.min(1, Math.max(0, (cost - PLAUSIBLE) / (RANDOM - PLAUSIBLE)));
  }
}
