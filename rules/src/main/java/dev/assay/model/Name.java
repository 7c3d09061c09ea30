package dev.assay.model;

/**
 * The contact's name.
 *
 * @param text as sent, trimmed, inner white space single; empty when none was sent
 * @param letters how many letters; an ideograph or a syllable sign counts as two, since it writes
 *     about as much
 * @param digits how many decimal digits, of any script
 * @param words how many words
 * @param longestWord letters of the longest word, counted like {@code letters}
 * @param improbability 0 for a name any culture might bear, up to 1 for letters at random; only
 *     Latin script is measured, any other gives 0
 * @param keyboardRun whether a word runs along the keyboard or the alphabet (asdf, qwerty, abcdef)
 * @param repeatedLetter whether a word is mostly one letter repeated (aaaa)
 */
public record Name(
    String text,
    int letters,
    int digits,
    int words,
    int longestWord,
    double improbability,
    boolean keyboardRun,
    boolean repeatedLetter) {

  /** A name that was not sent. */
  public static final Name ABSENT = new Name("", 0, 0, 0, 0, 0, false, false);

  public boolean present() {
    return !text.isEmpty();
  }
}
