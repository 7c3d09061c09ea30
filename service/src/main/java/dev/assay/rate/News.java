package dev.assay.rate;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What one node tells the others: how many requests it has let through in a minute so far.
 *
 * @param minute since 1970
 * @param taken by tenant; those of whom there is nothing new are left out
 */
public record News(UUID node, long minute, SortedMap<UUID, Integer> taken) {
  private static final char SEPARATOR = ' ';

  /** Copies what it is given. */
  public News {
    taken = Collections.unmodifiableSortedMap(new TreeMap<>(taken));
  }

  /** {@code node minute tenant=count ...}. */
  public String text() {
    StringBuilder text = new StringBuilder().append(node).append(SEPARATOR).append(minute);
    taken.forEach((tenant, count) -> text.append(SEPARATOR).append(tenant + "=" + count));
    return text.toString();
  }

  /**
   * Reads what {@link #text} has written.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static News of(String text) {
    String[] words = text.split(" ", -1);
    if (words.length < 2) {
      throw new IllegalArgumentException("no node and minute");
    }
    TreeMap<UUID, Integer> taken = new TreeMap<>();
    for (int i = 2; i < words.length; i++) {
      Map.Entry<UUID, Integer> count = count(words[i]);
      taken.put(count.getKey(), count.getValue());
    }
    return new News(UUID.fromString(words[0]), Long.parseLong(words[1]), taken);
  }

  private static Map.Entry<UUID, Integer> count(String word) {
    int equals = word.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("no count");
    }
    return Map.entry(
        UUID.fromString(word.substring(0, equals)), Integer.valueOf(word.substring(equals + 1)));
  }
}
