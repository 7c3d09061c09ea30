package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.assay.rules.fairness.Finding;
import dev.assay.rules.fairness.ProtectedAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The caller's {@code _leadflags_map}: which key or path holds which field.
 *
 * <p>A path is a top-level key as it stands, or steps like {@code a.b}, {@code a[0].b}, {@code
 * $.a['b']}.
 */
final class LeadMap {
  static final String KEY = "_leadflags_map";

  private static final Map<String, Field> FIELDS =
      Arrays.stream(Field.values()).collect(Collectors.toUnmodifiableMap(Field::json, f -> f));
  private static final String KNOWN =
      Arrays.stream(Field.values()).map(Field::json).collect(Collectors.joining(", "));
  private static final ProtectedAttributes PROTECTED = ProtectedAttributes.shipped();
  private static final int LONGEST_ECHO = 64;
  private static final int MOST_STEPS = 100;
  private static final int MOST_INDEX_DIGITS = 6;

  /** One line of the map. */
  record Entry(String path, Field field) {}

  /** What a path leads to; {@code place} is null where it leads nowhere. */
  record Target(JsonNode node, @Nullable Place place, String lastKey) {
    static final Target NOWHERE = new Target(MissingNode.getInstance(), null, "");
  }

  private LeadMap() {}

  /** The entries of the map, none where there is no map. */
  static List<Entry> read(JsonNode lead) {
    JsonNode map = lead.get(KEY);
    if (map == null) {
      return List.of();
    }
    if (!map.isObject()) {
      throw new InvalidMapException(
          KEY + " must be an object that maps keys or paths to fields: " + KNOWN);
    }
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> line : map.properties()) {
      entries.add(new Entry(line.getKey(), field(line.getKey(), line.getValue())));
    }
    return entries;
  }

  private static Field field(String path, JsonNode target) {
    Finding finding = PROTECTED.check(path).orElse(null);
    if (finding != null) {
      throw new InvalidMapException(
          KEY + " maps '" + echo(path) + "': nobody may be judged by " + finding.attribute());
    }
    Field field = target.isTextual() ? FIELDS.get(target.textValue()) : null;
    if (field == null) {
      throw new InvalidMapException(
          KEY + " maps '" + echo(path) + "' to " + named(target) + ", must be one of " + KNOWN);
    }
    return field;
  }

  private static String named(JsonNode target) {
    return target.isTextual() ? "'" + echo(target.textValue()) + "'" : "something that is no text";
  }

  /** What a caller wrote, short enough to be answered. */
  static String echo(String text) {
    return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "...";
  }

  /** Follows a path. */
  static Target find(JsonNode lead, String path) {
    JsonNode literal = lead.get(path);
    if (literal != null && !path.equals(KEY)) {
      return new Target(literal, Place.top(path), path);
    }
    JsonNode node = lead;
    Place place = null;
    String last = "";
    for (Object written : steps(path)) {
      Object step = node.isArray() && written instanceof String key ? place(key) : written;
      if (step instanceof Integer index) {
        node = node.path(index);
        place = place == null ? null : place.element(index);
      } else {
        last = (String) step;
        node = node.path(last);
        place = Place.of(place, last);
      }
    }
    boolean nowhere = node.isMissingNode() || place == null || place.topKey().equals(KEY);
    return nowhere ? Target.NOWHERE : new Target(node, place, last);
  }

  /** Keys and indexes; none when the path is not well formed. */
  private static List<Object> steps(String path) {
    List<Object> steps = new ArrayList<>();
    int at = path.startsWith("$") ? 1 : 0;
    while (at < path.length()) {
      if (steps.size() == MOST_STEPS) {
        return List.of();
      }
      if (path.charAt(at) == '[') {
        int close = closing(path, at);
        if (close < 0 || !bracket(path.substring(at + 1, close), steps)) {
          return List.of();
        }
        at = close + 1;
      } else {
        int from = path.charAt(at) == '.' ? at + 1 : at;
        int to = from;
        while (to < path.length() && path.charAt(to) != '.' && path.charAt(to) != '[') {
          to++;
        }
        if (to == from) {
          return List.of();
        }
        steps.add(path.substring(from, to));
        at = to;
      }
    }
    return steps;
  }

  /** In an array {@code a.0} is {@code a[0]}. */
  private static Object place(String key) {
    return isIndex(key) ? Integer.valueOf(key) : key;
  }

  private static boolean isIndex(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_INDEX_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int closing(String path, int open) {
    char quote = open + 1 < path.length() ? path.charAt(open + 1) : ']';
    if (quote != '\'' && quote != '"') {
      return path.indexOf(']', open);
    }
    for (int i = open + 2; i < path.length(); i++) {
      if (path.charAt(i) == '\\') {
        i++;
      } else if (path.charAt(i) == quote) {
        return i + 1 < path.length() && path.charAt(i + 1) == ']' ? i + 1 : -1;
      }
    }
    return -1;
  }

  private static boolean bracket(String inside, List<Object> steps) {
    if (inside.length() >= 2 && (inside.charAt(0) == '\'' || inside.charAt(0) == '"')) {
      StringBuilder key = new StringBuilder(inside.length());
      for (int i = 1; i < inside.length() - 1; i++) {
        i += inside.charAt(i) == '\\' ? 1 : 0;
        key.append(inside.charAt(i));
      }
      steps.add(key.toString());
      return true;
    }
    boolean index = isIndex(inside);
    if (index) {
      steps.add(Integer.valueOf(inside));
    }
    return index;
  }
}
