package dev.assay.rules;

import dev.assay.model.Lead;
import dev.assay.model.ListHits;
import dev.assay.model.ListMatch;
import dev.assay.rules.TermSearch.Found;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Matches the lists of a pack against a lead and gives what it found as facts. */
final class ListMatcher {
  private final Map<TextField, Matcher> matchers = new EnumMap<>(TextField.class);

  ListMatcher(List<ListSpec> lists) {
    Map<TextField, List<ListSpec>> byField = new EnumMap<>(TextField.class);
    lists.stream()
        .filter(list -> !list.terms().isEmpty())
        .forEach(list -> byField.computeIfAbsent(list.field(), f -> new ArrayList<>()).add(list));
    byField.forEach((field, ofField) -> matchers.put(field, new Matcher(field, ofField)));
  }

  void match(Lead lead, Consumer<Object> facts) {
    matchers.forEach(
        (field, matcher) -> {
          String text = field.of(lead);
          if (!text.isEmpty()) {
            matcher.match(Fold.of(text), facts);
          }
        });
  }

  /** The lists of one field. */
  private static final class Matcher {
    private final TextField field;
    private final List<ListSpec> lists;
    private final TermSearch search;

    Matcher(TextField field, List<ListSpec> lists) {
      this.field = field;
      this.lists = lists;
      this.search = new TermSearch(lists);
    }

    void match(String folded, Consumer<Object> facts) {
      List<Found> all = search.find(folded);
      for (int i = 0; i < lists.size() && !all.isEmpty(); i++) {
        ListSpec list = lists.get(i);
        List<Found> found = of(i, all);
        if (!found.isEmpty() && holds(list.match(), folded, found)) {
          give(list, found, facts);
        }
      }
    }

    private static List<Found> of(int list, List<Found> all) {
      List<Found> found = new ArrayList<>(0);
      for (Found one : all) {
        if (one.term().list() == list) {
          found.add(one);
        }
      }
      return found;
    }

    private static boolean holds(ListSpec.Match match, String folded, List<Found> found) {
      return switch (match) {
        case ANYWHERE -> true;
        case EXACT -> found.stream().anyMatch(f -> f.begin() == 0 && f.end() == folded.length());
        case COVERS -> covers(folded, found);
      };
    }

    /** Whether the whole text can be made of found terms, one after the other. */
    private static boolean covers(String folded, List<Found> found) {
      boolean[] reached = new boolean[folded.length() + 2];
      reached[0] = true;
      List<Found> inOrder = new ArrayList<>(found);
      inOrder.sort((a, b) -> Integer.compare(a.begin(), b.begin()));
      for (Found f : inOrder) {
        if (reached[f.begin()]) {
          reached[f.end() + 1] = true; // past the space behind it
        }
      }
      return reached[folded.length() + 1];
    }

    private void give(ListSpec list, List<Found> found, Consumer<Object> facts) {
      if (found.size() == 1) {
        String term = found.get(0).term().written();
        facts.accept(new ListMatch(list.key(), field.json(), term, 1));
        facts.accept(new ListHits(list.key(), field.json(), 1, 1));
        return;
      }
      SortedMap<String, Integer> counts = new TreeMap<>();
      found.forEach(f -> counts.merge(f.term().written(), 1, Integer::sum));
      counts.forEach(
          (term, count) -> facts.accept(new ListMatch(list.key(), field.json(), term, count)));
      facts.accept(new ListHits(list.key(), field.json(), counts.size(), found.size()));
    }
  }
}
