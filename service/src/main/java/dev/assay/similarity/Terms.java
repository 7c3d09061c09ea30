package dev.assay.similarity;

import dev.assay.intake.text.Letters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Words in the one form in which they are compared: lower case, nothing but letters and digits. */
final class Terms {
  private static final int LONGEST = 200;

  /** So many terms a trait has, at most. */
  static final int MOST = 64;

  private static final Set<String> NOISE = Set.of("and", "of", "the", "und", "y", "et", "e");

  private Terms() {}

  /** Each word by itself: {@code Computer Software} is two. */
  static SortedSet<String> words(String text) {
    SortedSet<String> words = new TreeSet<>(split(text));
    words.removeAll(NOISE);
    return Collections.unmodifiableSortedSet(words);
  }

  /** Each text by itself: {@code Google Cloud} is one term. */
  static SortedSet<String> terms(Iterable<String> texts) {
    SortedSet<String> terms = new TreeSet<>();
    for (String text : texts) {
      String term = term(text);
      if (!term.isEmpty() && terms.size() < MOST) {
        terms.add(term);
      }
    }
    return Collections.unmodifiableSortedSet(terms);
  }

  static String term(String text) {
    return String.join(" ", split(text));
  }

  private static List<String> split(String text) {
    String lower = text.substring(0, Math.min(LONGEST, text.length())).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    int start = 0;
    int at = 0;
    while (at < lower.length()) {
      int character = lower.codePointAt(at);
      if (!Letters.isLetter(character) && Letters.digit(character) < 0) {
        add(words, lower, start, at);
        start = at + Character.charCount(character);
      }
      at += Character.charCount(character);
    }
    add(words, lower, start, lower.length());
    return words;
  }

  private static void add(List<String> words, String text, int from, int to) {
    if (to > from && words.size() < MOST) {
      words.add(text.substring(from, to));
    }
  }
}
