package dev.assay.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is looked for in the texts of a lead: lists of terms, and patterns. */
final class WordsReader {
  private final Map<String, String> files;
  private final Entries entries;

  /**
   * @param files of the pack, by their path
   */
  WordsReader(Map<String, String> files, Entries entries) {
    this.files = files;
    this.entries = entries;
  }

  @Nullable ListSpec list(JsonNode node) {
    String key = entries.name(node, "list");
    entries.known(node, key, Set.of("key", "file", "field", "match"));
    String file = entries.text(node, "file", key);
    TextField field = field(key, entries.text(node, "field", key));
    ListSpec.Match match = match(key, node.path("match").asText("anywhere"));
    String text = files.get(file);
    if (text == null) {
      entries.problem(key, "no_list", key + ": there is no file " + file);
    }
    if (field == null || match == null || text == null) {
      return null;
    }
    return new ListSpec(key, field, match, terms(file, text));
  }

  private List<String> terms(String file, String text) {
    List<String> terms = new ArrayList<>();
    Set<String> folded = new HashSet<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      int comment = line.indexOf('#');
      String term = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (term.isEmpty()) {
        continue;
      }
      if (Fold.of(term).isEmpty()) {
        entries.problem(file, number, 1, "empty_term", "'" + term + "' has no letters");
      } else if (!folded.add(Fold.of(term) + (term.endsWith("*") ? "*" : ""))) {
        entries.problem(file, number, 1, "duplicate_term", "'" + term + "' stands twice");
      } else {
        terms.add(term);
      }
    }
    return terms;
  }

  @Nullable PatternSpec pattern(JsonNode node) {
    String key = entries.name(node, "pattern");
    entries.known(node, key, Set.of("key", "field", "needs", "re"));
    TextField field = field(key, entries.text(node, "field", key));
    if (field == null) {
      return null;
    }
    try {
      String expression = entries.text(node, "re", key);
      if (PatternSize.of(expression) > PatternSize.LIMIT) {
        entries.problem(key, "bad_pattern", key + ": repeats too often; a pattern must stay small");
        return null;
      }
      Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
      List<String> needs = new ArrayList<>();
      node.path("needs").forEach(need -> needs.add(need.asText()));
      return new PatternSpec(key, field, needs, pattern);
    } catch (PatternSyntaxException e) {
      entries.problem(key, "bad_pattern", key + ": " + e.getMessage());
      return null;
    }
  }

  private @Nullable TextField field(String owner, String name) {
    TextField field = TextField.ofJson(name).orElse(null);
    if (field == null) {
      entries.problem(owner, "bad_field", owner + ": '" + name + "' is no text of a lead");
    }
    return field;
  }

  private ListSpec.@Nullable Match match(String owner, String name) {
    for (ListSpec.Match match : ListSpec.Match.values()) {
      if (match.name().toLowerCase(Locale.ROOT).equals(name)) {
        return match;
      }
    }
    entries.problem(
        owner, "bad_match", owner + ": match is '" + name + "', must be anywhere, exact or covers");
    return null;
  }
}
