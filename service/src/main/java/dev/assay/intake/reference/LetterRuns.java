package dev.assay.intake.reference;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs of letters in a folded word that hands make and languages do not. */
final class LetterRuns {
  private static final int SHORTEST = 4;

  /** Rows and columns of the usual keyboards, and the alphabet; each is read in both directions. */
  private static final List<String> PATHS =
      Stream.of(
              "qwertyuiop",
              "qwertzuiop",
              "azertyuiop",
              "asdfghjkl",
              "qsdfghjklm",
              "zxcvbnm",
              "yxcvbnm",
              "wxcvbn",
              "qazwsxedcrfvtgb",
              "abcdefghijklmnopqrstuvwxyz")
          .flatMap(path -> Stream.of(path, new StringBuilder(path).reverse().toString()))
          .toList();

  /** Runs that names are made of too: Wertheim, Doherty, Hertz, Trewin, Azer, Reza. */
  private static final Set<String> NATURAL =
      Set.of("wert", "erty", "ertz", "trew", "azer", "zert", "reza", "trez");

  private static final Set<String> RUNS =
      PATHS.stream()
          .flatMap(
              path ->
                  IntStream.rangeClosed(SHORTEST, path.length())
                      .boxed()
                      .flatMap(
                          length ->
                              IntStream.rangeClosed(0, path.length() - length)
                                  .mapToObj(from -> path.substring(from, from + length))))
          .filter(run -> !NATURAL.contains(run))
          .collect(Collectors.toUnmodifiableSet());

  private LetterRuns() {}

  /** The longest run, at least four letters; 0 if there is none. */
  static int keyboard(String word) {
    int longest = 0;
    for (int from = 0; from + SHORTEST <= word.length(); from++) {
      int to = from + SHORTEST;
      while (to <= word.length() && isStart(word.substring(from, to))) {
        to++;
      }
      String run = word.substring(from, to - 1);
      longest = RUNS.contains(run) ? Math.max(longest, run.length()) : longest;
    }
    return longest;
  }

  static int repeated(String word) {
    int longest = 0;
    int length = 0;
    for (int i = 0; i < word.length(); i++) {
      char character = word.charAt(i);
      boolean same = i > 0 && character == word.charAt(i - 1);
      length = same ? length + 1 : 1;
      longest = Character.isLetter(character) ? Math.max(longest, length) : longest;
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

  private static boolean isStart(String run) {
    return RUNS.contains(run) || NATURAL.contains(run);
  }
}
