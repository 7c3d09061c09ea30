package dev.assay.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.intake.LeadJson;
import dev.assay.model.Lead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A lead whose words are made up, but for those that are asked to stay. */
final class Masked {
  /** No longer part of a word is looked for: beyond it, words stay whole. */
  static final int LONGEST_PART = 24;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+|[^\\p{ASCII}]+");

  private final ObjectNode lead;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<Word> words = new ArrayList<>();
  private final Map<String, String> madeUp = new HashMap<>();

  /**
   * A word where it stands, or the part of it that stays.
   *
   * @param pointer of the text it is in
   * @param text the word in lower case
   * @param from first character that stays
   * @param to behind the last one
   */
  record Word(String pointer, String text, int from, int to) {

    Word part(int start, int end) {
      return new Word(pointer, text, start, end);
    }

    String kept() {
      return text.substring(from, to);
    }
  }

  /**
   * @param untouched pointers to texts that stay as they are
   */
  Masked(ObjectNode lead, Set<String> untouched) {
    this.lead = lead;
    lead.properties()
        .forEach(
            part ->
                part.getValue()
                    .properties()
                    .forEach(
                        value ->
                            add("/" + part.getKey() + "/" + value.getKey(), value, untouched)));
    Set<Word> seen = new HashSet<>();
    texts.forEach(
        (pointer, text) -> {
          Matcher word = WORD.matcher(text);
          while (word.find()) {
            String lower = word.group().toLowerCase(Locale.ROOT);
            Word found = new Word(pointer, lower, 0, lower.length());
            if (seen.add(found)) {
              words.add(found);
            }
          }
        });
    Set<String> taken = new HashSet<>();
    words.forEach(word -> taken.add(word.text()));
    MadeUpWords source = new MadeUpWords(taken);
    words.forEach(word -> madeUp.computeIfAbsent(word.text(), source::like));
  }

  private void add(String pointer, Map.Entry<String, JsonNode> value, Set<String> untouched) {
    if (value.getValue().isTextual() && !untouched.contains(pointer)) {
      texts.put(pointer, value.getValue().textValue());
    }
  }

  /** All words, text by text; the same word once a text. */
  List<Word> words() {
    return words;
  }

  /** The lead with these words as they were, and all others made up. */
  Lead lead(List<Word> kept) {
    Map<String, Map<String, Word>> byText = new HashMap<>();
    kept.forEach(
        word ->
            byText.computeIfAbsent(word.pointer(), p -> new HashMap<>()).put(word.text(), word));
    ObjectNode masked = lead.deepCopy();
    texts.forEach(
        (pointer, text) -> {
          String[] names = pointer.split("/", -1);
          ObjectNode part = (ObjectNode) masked.path(names[1]);
          part.put(names[2], mask(text, byText.getOrDefault(pointer, Map.of())));
        });
    return LeadJson.read(masked);
  }

  private String mask(String text, Map<String, Word> kept) {
    return WORD.matcher(text)
        .replaceAll(
            found -> {
              String word = found.group();
              String lower = word.toLowerCase(Locale.ROOT);
              String other = MadeUpWords.withCaseOf(word, madeUp.getOrDefault(lower, ""));
              Word stays = kept.get(lower);
              if (stays != null && stays.to() <= word.length() && stays.to() <= other.length()) {
                other =
                    other.substring(0, stays.from())
                        + word.substring(stays.from(), stays.to())
                        + other.substring(stays.to());
              }
              return Matcher.quoteReplacement(other);
            });
  }
}
