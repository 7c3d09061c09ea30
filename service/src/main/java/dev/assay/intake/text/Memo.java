package dev.assay.intake.text;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a pure function said of the texts it was asked of lately. A fixed number of places, each for
 * the last text that fell on it, so that no caller can make it grow. Safe for any number of
 * threads.
 */
public final class Memo<V> {
  private static final int PLACES = 1_024;
  private static final int LONGEST = 64;

  private record Known<V>(String text, V value) {}

  private final Function<String, V> function;
  private final AtomicReferenceArray<@Nullable Known<V>> places =
      new AtomicReferenceArray<>(PLACES);

  public Memo(Function<String, V> function) {
    this.function = function;
  }

  public V of(String text) {
    if (text.length() > LONGEST) {
      return function.apply(text);
    }
    int hash = text.hashCode();
    int place = (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (PLACES - 1);
    Known<V> known = places.getAcquire(place);
    if (known == null || !known.text().equals(text)) {
      known = new Known<>(text, function.apply(text));
      places.setRelease(place, known); // no fence: whoever misses it asks again
    }
    return known.value();
  }
}
