package dev.assay.intake.reference;

/**
 * How much of a text is gibberish: letters that no language written in Latin script would put in
 * this order, or nothing but {@link Babble}. An observation; what follows from it is said by the
 * rules.
 */
public final class TextModel {
  private static final int SHORTEST = 5;
  private static final double GIBBERISH = 0.5;

  private final Folding folding;
  private final SortedLines names;
  private final TrigramModel trigrams;

  TextModel(Folding folding, SortedLines names, TrigramModel trigrams) {
    this.folding = folding;
    this.names = names;
    this.trigrams = trigrams;
  }

  /**
   * The share, 0 to 1, of the words that can be judged which are improbable; 0 if none can be
   * judged. Addresses, links, codes with digits, abbreviations in capitals, short words and other
   * scripts are not judged. 1 for a text that says nothing, such as one word again and again.
   */
  public double gibberish(String text) {
    if (Babble.is(text)) {
      return 1;
    }
    int judged = 0;
    int improbable = 0;
    boolean shouted = withoutLowerCase(text);
    for (int start = 0; start < text.length(); ) {
      int end = start;
      boolean ascii = true;
      while (end < text.length() && !isBlank(text.charAt(end))) {
        ascii &= text.charAt(end) < 0x80;
        end++;
      }
      boolean mayBeJudged = !ascii || end - start >= SHORTEST; // ASCII folds to no more letters
      String written = mayBeJudged ? text.substring(start, end) : "";
      if (!written.isEmpty() && prose(written, shouted)) {
        for (String word : folding.words(written)) {
          if (word.length() >= SHORTEST && LetterRuns.latin(word)) {
            judged++;
            improbable += isGibberish(word) ? 1 : 0;
          }
        }
      }
      start = end + 1;
    }
    return judged == 0 ? 0 : (double) improbable / judged;
  }

  /**
   * From 0 to 1, of the most improbable run of letters in the part of an address before the @. An
   * initial before or after a known name ({@code tnguyen}, {@code mariag}) is no gibberish.
   */
  public double improbability(String localPart) {
    double most = 0;
    for (String word : folding.words(localPart)) {
      int start = 0;
      for (int end = 0; end <= word.length(); end++) {
        if (end == word.length() || !LetterRuns.latin(word.charAt(end))) {
          most = Math.max(most, ofMailbox(word.substring(start, end)));
          start = end + 1;
        }
      }
    }
    return most;
  }

  private boolean isGibberish(String word) {
    return spelling(word) >= GIBBERISH && !names.contains(word);
  }

  private double ofMailbox(String letters) {
    double improbability = letters.length() < SHORTEST ? 0 : spelling(letters);
    return improbability == 0 || isName(letters) ? 0 : improbability;
  }

  /** Names are looked up last: most words are spelled well and need no look. */
  private boolean isName(String letters) {
    return names.contains(letters)
        || names.contains(letters.substring(1))
        || names.contains(letters.substring(0, letters.length() - 1));
  }

  private double spelling(String word) {
    return LetterRuns.keyboard(word) > 0 ? 1 : trigrams.improbability(word);
  }

  private static boolean prose(String written, boolean shouted) {
    if (!shouted && written.length() > 1 && withoutLowerCase(written)) {
      return false;
    }
    for (int i = 0; i < written.length(); i++) {
      char character = written.charAt(i);
      boolean digit = character >= '0' && character <= '9';
      boolean dotInside =
          character == '.' && i + 1 < written.length() && isLetter(written.charAt(i + 1));
      if (digit || dotInside || character == '@' || character == '/') {
        return false;
      }
    }
    return true;
  }

  private static boolean withoutLowerCase(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(char character) {
    return character == ' ' || (character >= '\t' && character <= '\r' && character != 0x0B);
  }

  private static boolean isLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }
}
