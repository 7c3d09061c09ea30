package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys that may hold the same thing, the best first, in any spelling. */
final class KeyOrder {
  private final Map<String, Integer> order = new HashMap<>();

  private KeyOrder(String... joined) {
    for (String key : joined) {
      order.put(key, order.size());
    }
  }

  /** Keys as {@link Spelling#joined} has them. */
  static KeyOrder of(String... joined) {
    return new KeyOrder(joined);
  }

  boolean has(String key, Vocabulary vocabulary) {
    return order.containsKey(vocabulary.joined(key));
  }

  /** The best of these keys that an object has, as it is spelled there; null where it has none. */
  @Nullable String best(JsonNode object, Vocabulary vocabulary) {
    String best = null;
    int least = order.size();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String key = entry.getKey();
      Integer at = order.get(vocabulary.joined(key));
      if (at != null && (at < least || (at == least && isFirst(key, best)))) {
        best = key;
        least = at;
      }
    }
    return best;
  }

  /** Those of these keys that an object has, as they are spelled there, the best first. */
  List<String> keys(JsonNode object, Vocabulary vocabulary) {
    @Nullable String[] keys = new String[order.size()];
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String key = entry.getKey();
      Integer at = order.get(vocabulary.joined(key));
      if (at != null && isFirst(key, keys[at])) {
        keys[at] = key;
      }
    }
    List<String> found = new ArrayList<>(keys.length);
    for (String key : keys) {
      if (key != null) {
        found.add(key);
      }
    }
    return found;
  }

  /** Two spellings of one key are told apart by themselves, never by which was sent first. */
  private static boolean isFirst(String key, @Nullable String other) {
    return other == null || key.compareTo(other) < 0;
  }
}
