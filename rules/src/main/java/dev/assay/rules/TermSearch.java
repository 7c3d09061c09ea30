package dev.assay.rules;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the terms of several lists in one pass over a folded text, as whole words. A space stands
 * before each term and the text, so that nothing is looked for within words.
 */
final class TermSearch {
  private static final String SPACE = " ";

  private final AhoCorasickDoubleArrayTrie<List<Term>> trie = new AhoCorasickDoubleArrayTrie<>();

  /** A term of a list; {@code open} where any ending may follow. */
  record Term(int list, String written, boolean open) {}

  /** A term that stands at {@code begin} (inclusive) to {@code end} (exclusive). */
  record Found(int begin, int end, Term term) {}

  TermSearch(List<ListSpec> lists) {
    SortedMap<String, List<Term>> terms = new TreeMap<>();
    for (int i = 0; i < lists.size(); i++) {
      for (String written : lists.get(i).terms()) {
        Term term = new Term(i, written, written.endsWith("*"));
        terms.computeIfAbsent(SPACE + Fold.of(written), key -> new ArrayList<>()).add(term);
      }
    }
    trie.build(terms);
  }

  List<Found> find(String folded) {
    List<Found> found = new ArrayList<>(0);
    trie.parseText(
        SPACE + folded,
        (begin, spacedEnd, terms) -> {
          int end = spacedEnd - 1;
          boolean wordEnds = end == folded.length() || folded.charAt(end) == ' ';
          for (Term term : terms) {
            if (wordEnds) {
              found.add(new Found(begin, end, term));
            } else if (term.open()) {
              int space = folded.indexOf(' ', end);
              found.add(new Found(begin, space < 0 ? folded.length() : space, term));
            }
          }
        });
    return found;
  }
}
