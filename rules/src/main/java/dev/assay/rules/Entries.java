package dev.assay.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.assay.rules.guard.Place;
import dev.assay.rules.guard.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads entries of {@code pack.yaml}, and collects what is wrong with them and where it stands. */
final class Entries {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,79}");

  private final Map<String, Place> places;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param places where each word of {@code pack.yaml} stands first
   */
  Entries(Map<String, Place> places) {
    this.places = places;
  }

  List<Problem> problems() {
    return problems;
  }

  /** All that stand in a list; no two may have the same key. */
  <T> List<T> each(JsonNode root, String key, Function<JsonNode, @Nullable T> read) {
    List<T> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode node : root.path(key)) {
      String name = node.path("key").asText();
      if (!seen.add(name)) {
        problem(name, "duplicate_key", "'" + name + "' stands twice in " + key);
      }
      T one = read.apply(node);
      if (one != null) {
        all.add(one);
      }
    }
    return all;
  }

  /** A text that must be there; problems are told of its owner, as in all that follow. */
  String text(JsonNode node, String key, String owner) {
    String text = node.path(key).asText("");
    if (text.isEmpty()) {
      problem(owner, "missing_key", owner + ": '" + key + "' is missing");
    }
    return text;
  }

  String name(JsonNode node, String what) {
    String name = text(node, "key", what);
    if (!name.isEmpty() && !NAME.matches(name)) {
      problem(name, "bad_name", "'" + name + "' must be letters, digits, '-' and '_'");
    }
    return name;
  }

  /** Words such as yes are texts here, so that NO is Norway; a truth is true or false. */
  boolean truth(JsonNode node, String key, String owner) {
    JsonNode truth = node.path(key);
    if (!truth.isMissingNode() && !truth.isBoolean()) {
      problem(owner, "bad_truth", owner + ": '" + key + "' must be true or false");
    }
    return truth.asBoolean(false);
  }

  /** Refuses keys other than these. */
  void known(JsonNode node, String owner, Set<String> keys) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                problem(key, "unknown_key", owner + ": '" + key + "' is no key here");
              }
            });
  }

  double number(JsonNode node, String key, String owner) {
    JsonNode number = node.path(key);
    if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
      problem(owner, "bad_number", owner + ": '" + key + "' must be a number");
      return 0;
    }
    return number.doubleValue();
  }

  /**
   * @param at the word that is wrong, or the name of what it belongs to
   */
  void problem(String at, String code, String message) {
    Place place = Yaml.place(places, at);
    problem(PackSource.MANIFEST, place.line(), place.column(), code, message);
  }

  void problem(String file, int line, int column, String code, String message) {
    problems.add(new Problem(file, line, column, code, message));
  }
}
