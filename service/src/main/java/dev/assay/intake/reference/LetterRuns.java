package dev.assay.intake.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs of letters in a folded word that hands make and languages do not. */
final class LetterRuns {
  private static final int LETTERS = 26;
  private static final int SHORTEST = 4;

  /** Rows and columns of the usual keyboards, and the alphabet; each is read in both directions. */
  private static final List<String> PATHS =
      List.of(
          "qwertyuiop",
          "qwertzuiop",
          "azertyuiop",
          "asdfghjkl",
          "qsdfghjklm",
          "zxcvbnm",
          "yxcvbnm",
          "wxcvbn",
          "qazwsxedcrfvtgb",
          "abcdefghijklmnopqrstuvwxyz");

  /** Runs that names are made of too: Wertheim, Doherty, Hertz, Trewin, Azer, Reza, Krstulović. */
  private static final Set<String> NATURAL =
      Set.of("wert", "erty", "ertz", "trew", "azer", "zert", "reza", "trez", "rstu");

  /**
   * For two letters in a row the paths, one bit each, on which they are neighbours in this order.
   */
  private static final int[] NEIGHBOURS = neighbours();

  private LetterRuns() {}

  /** The longest run, at least four letters; 0 if there is none. */
  static int keyboard(String word) {
    int longest = 0;
    for (int from = 0; from + SHORTEST <= word.length(); from++) {
      int to = end(word, from);
      boolean run = to - from >= SHORTEST && !NATURAL.contains(word.substring(from, to));
      longest = run ? Math.max(longest, to - from) : longest;
    }
    return longest;
  }

  /** Digits do not count. */
  static int repeated(String word) {
    int longest = 0;
    int length = 0;
    for (int i = 0; i < word.length(); i++) {
      char character = word.charAt(i);
      boolean same = i > 0 && character == word.charAt(i - 1);
      length = same ? length + 1 : 1;
      longest = character > '9' ? Math.max(longest, length) : longest;
    }
    return longest;
  }

  static boolean latin(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!latin(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean latin(char folded) {
    return folded >= 'a' && folded <= 'z';
  }

  /**
   * Where the run that starts at a letter ends: all its letters follow each other on one and the
   * same path.
   */
  private static int end(String word, int from) {
    int paths = -1;
    int to = from + 1;
    while (to < word.length() && latin(word.charAt(to - 1)) && latin(word.charAt(to))) {
      paths &= NEIGHBOURS[pair(word.charAt(to - 1), word.charAt(to))];
      if (paths == 0) {
        break;
      }
      to++;
    }
    return to;
  }

  private static int[] neighbours() {
    List<String> paths = new ArrayList<>(PATHS);
    PATHS.forEach(path -> paths.add(new StringBuilder(path).reverse().toString()));
    int[] neighbours = new int[LETTERS * LETTERS];
    for (int path = 0; path < paths.size(); path++) {
      String letters = paths.get(path);
      for (int i = 1; i < letters.length(); i++) {
        neighbours[pair(letters.charAt(i - 1), letters.charAt(i))] |= 1 << path;
      }
    }
    return neighbours;
  }

  private static int pair(char first, char second) {
    return (first - 'a') * LETTERS + (second - 'a');
  }
}
