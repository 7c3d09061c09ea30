package dev.assay.cases;

import java.util.Set;

/** Words that mean nothing, of given lengths; always the same ones. Not thread-safe. */
final class MadeUpWords {
  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";
  private static final int TRIES = 50;

  private final Set<String> taken;
  private int count;

  /**
   * @param taken words that are somebody's
   */
  MadeUpWords(Set<String> taken) {
    this.taken = taken;
  }

  /** A word as long as this one, with digits where it has digits. */
  String like(String word) {
    String other = made(word);
    for (int i = 0; i < TRIES && taken.contains(other); i++) {
      other = made(word);
    }
    return other;
  }

  private String made(String word) {
    int number = count++;
    StringBuilder made = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      String from = i % 2 == 0 ? CONSONANTS : VOWELS;
      if (Character.isDigit(c)) {
        made.append((char) ('0' + (number * 7 + i * 3 + 1) % 10));
      } else if (Character.isLetter(c)) {
        made.append(from.charAt((number + i * 5) % from.length()));
      } else {
        made.append('.');
      }
    }
    return made.toString();
  }

  /** A word in upper case where another is. */
  static String withCaseOf(String word, String made) {
    StringBuilder cased = new StringBuilder(made);
    for (int i = 0; i < Math.min(word.length(), made.length()); i++) {
      if (Character.isUpperCase(word.charAt(i))) {
        cased.setCharAt(i, Character.toUpperCase(made.charAt(i)));
      }
    }
    return cased.toString();
  }
}
