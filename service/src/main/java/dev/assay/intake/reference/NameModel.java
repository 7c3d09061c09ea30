package dev.assay.intake.reference;

import java.util.List;

/**
 * How likely a personal name is a name at all. Three observations, and no judgement:
 *
 * <ul>
 *   <li>{@link #improbability} of its spelling, from letter trigrams of names of the whole world,
 *   <li>{@link #keyboardRun}, the longest stretch of neighbouring keys or of the alphabet,
 *   <li>{@link #repeatedLetters}, the longest stretch of one letter.
 * </ul>
 *
 * <p><b>Threshold.</b> A name is random when {@code improbability >= 0.5}, {@code keyboardRun >= 4}
 * or {@code repeatedLetters >= 4}: on lists that nothing was trained on this holds for at most 0.5
 * % of real names and at least 90 % of random ones.
 *
 * <p>Only Latin words of four letters or more are judged by their spelling: other scripts and short
 * names (Ng, Krk) measure 0, and so do words on the list of known names.
 */
public final class NameModel {
  private static final int SHORTEST = 4;
  private static final int SHORTEST_COMPANY = 3;

  /**
   * What a plausible word beside it takes from an improbable one: few people mash only half of a
   * name.
   */
  private static final double COMPANY = 0.15625;

  private final Folding folding;
  private final SortedLines known;
  private final TrigramModel trigrams;

  NameModel(Folding folding, SortedLines known, TrigramModel trigrams) {
    this.folding = folding;
    this.known = known;
    this.trigrams = trigrams;
  }

  /**
   * From 0 (spelled as names are) to 1 (certainly random), of the most improbable word of the name;
   * a little less where another word of it is plausible.
   */
  public double improbability(String name) {
    double most = 0;
    boolean company = false;
    for (String word : folding.words(name)) {
      if (!LetterRuns.latin(word)) {
        continue;
      }
      double improbability = known.contains(word) ? 0 : trigrams.improbability(word);
      most = word.length() >= SHORTEST ? Math.max(most, improbability) : most;
      company |= word.length() >= SHORTEST_COMPANY && improbability == 0;
    }
    return company ? Math.max(0, most - COMPANY) : most;
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
   * Letters in the longest run of one and the same letter: 4 for {@code Aaaa}, 1 for {@code Ana}; 0
   * without letters.
   */
  public int repeatedLetters(String name) {
    List<String> words = folding.words(name);
    return words.stream().mapToInt(LetterRuns::repeated).max().orElse(0);
  }
}
