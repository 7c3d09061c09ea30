package dev.assay.intake.read;

import dev.assay.intake.reference.NameModel;
import dev.assay.intake.text.Letters;
import dev.assay.intake.text.Plain;
import dev.assay.model.Name;

/** Reads names of any script. */
public final class NameReader {
  private static final int SHORTEST_REPEAT = 3;

  /** Spelling is measured no further: what is longer is no name. */
  private static final int LONGEST_NAME = 400;

  private final NameModel model;

  public NameReader(NameModel model) {
    this.model = model;
  }

  public Name read(String sent) {
    String text = Plain.line(sent);
    if (text.isEmpty()) {
      return Name.ABSENT;
    }
    int letters = 0;
    int digits = 0;
    int words = 0;
    int word = 0;
    int longest = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      if (character == ' ') {
        inside = false;
        continue;
      }
      if (!inside) {
        inside = true;
        words++;
        word = 0;
      }
      if (Letters.isLetter(character)) {
        letters += Letters.weight(character);
        word += Letters.weight(character);
        longest = Math.max(longest, word);
      } else if (Letters.digit(character) >= 0) {
        digits++;
      }
    }
    String head = text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    NameModel.Looks looks = model.looks(head);
    return new Name(
        text,
        letters,
        digits,
        words,
        longest,
        looks.improbability(),
        looks.keyboardRun() > 0,
        isRepeat(looks.repeatedLetters(), longest));
  }

  /** "Mostly one letter": at least three in a row, and half of the longest word. */
  private static boolean isRepeat(int run, int longestWord) {
    return run >= SHORTEST_REPEAT && 2 * run >= longestWord;
  }
}
