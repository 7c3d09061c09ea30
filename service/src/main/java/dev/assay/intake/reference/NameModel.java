package dev.assay.intake.reference;

/**
 * How likely a personal name is a name at all. Three observations, and no judgement:
 *
 * <ul>
 *   <li>{@link Looks#improbability} of its spelling, from letter trigrams of names of the whole
 *       world,
 *   <li>{@link Looks#keyboardRun}, the longest stretch of neighbouring keys or of the alphabet,
 *   <li>{@link Looks#repeatedLetters}, the longest stretch of one letter.
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
   * What is seen of a name.
   *
   * @param improbability from 0 (spelled as names are) to 1 (certainly random), of its most
   *     improbable word; a little less where another word of it is plausible
   * @param keyboardRun letters in the longest run of neighbouring keys (qwerty, azerty, qwertz) or
   *     of the alphabet, from four on; else 0
   * @param repeatedLetters letters in the longest run of one and the same letter: 4 for {@code
   *     Aaaa}, 1 for {@code Ana}; 0 without letters
   */
  public record Looks(double improbability, int keyboardRun, int repeatedLetters) {}

  public Looks looks(String name) {
    double most = 0;
    boolean company = false;
    int run = 0;
    int repeated = 0;
    for (String word : folding.words(name)) {
      boolean listed = known.contains(word);
      repeated = Math.max(repeated, LetterRuns.repeated(word));
      run = Math.max(run, listed ? 0 : LetterRuns.keyboard(word));
      if (LetterRuns.latin(word)) {
        double improbability = listed ? 0 : trigrams.improbability(word);
        most = word.length() >= SHORTEST ? Math.max(most, improbability) : most;
        company |= word.length() >= SHORTEST_COMPANY && improbability == 0;
      }
    }
    return new Looks(company ? Math.max(0, most - COMPANY) : most, run, repeated);
  }

  /** {@link Looks#keyboardRun} alone, which takes no look at how likely the spelling is. */
  public int keyboardRun(String name) {
    int run = 0;
    for (String word : folding.words(name)) {
      int longest = LetterRuns.keyboard(word);
      run = longest <= run || known.contains(word) ? run : longest;
    }
    return run;
  }
}
