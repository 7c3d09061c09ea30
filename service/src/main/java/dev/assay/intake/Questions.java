package dev.assay.intake;

import dev.assay.intake.reference.Folding;
import dev.assay.intake.text.WordLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out what a longer key asks for, by the words in it. */
final class Questions {
  private static final String NOT_A_WEBSITE = "not_a_website";

  /** Words in a row that ask for something; the lower the order, the sooner it is believed. */
  private record Phrase(List<String> words, Slot slot, int order) {}

  /** What a key asks for: {@link Slot#NONE} for "leave it", null is no answer at all. */
  record Asked(Slot slot, int order) {
    static final Asked NOTHING_KNOWN = new Asked(Slot.NONE, Integer.MAX_VALUE);

    boolean isKnown() {
      return order != Integer.MAX_VALUE;
    }
  }

  private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
  private final Set<String> notAWebsite = new HashSet<>();

  Questions(Folding folding) {
    int order = 0;
    for (WordLists.Line line : WordLists.read("questions.txt")) {
      if (line.head().equals(NOT_A_WEBSITE)) {
        notAWebsite.addAll(line.entries());
        continue;
      }
      order++;
      for (String entry : line.entries()) {
        List<String> words = folding.words(entry);
        byFirstWord
            .computeIfAbsent(words.get(0), first -> new ArrayList<>())
            .add(new Phrase(words, Slot.of(line.head()), order));
      }
    }
  }

  Asked asked(List<String> words) {
    Asked best = Asked.NOTHING_KNOWN;
    for (int at = 0; at < words.size(); at++) {
      for (Phrase phrase : byFirstWord.getOrDefault(words.get(at), List.of())) {
        if (phrase.order() < best.order() && stands(phrase.words(), words, at)) {
          best = new Asked(phrase.slot(), phrase.order());
        }
      }
    }
    return best;
  }

  /** Whether a web address under this key could be the contact's own. */
  boolean mayBeWebsite(List<String> words) {
    return words.stream().noneMatch(notAWebsite::contains);
  }

  private static boolean stands(List<String> phrase, List<String> words, int at) {
    return at + phrase.size() <= words.size()
        && words.subList(at, at + phrase.size()).equals(phrase);
  }
}
