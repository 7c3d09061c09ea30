package dev.assay.decisionlog;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a search led to.
 *
 * @param place where it stands, also where the record is not what was written
 * @param what null where it cannot be read
 */
public record Found<T>(Search.Place place, @Nullable T what) {

  /** The same read further; unreadable where that fails for what is stored. */
  <R> Found<R> map(Function<T, R> reading) {
    if (what == null) {
      return new Found<>(place, null);
    }
    try {
      return new Found<>(place, reading.apply(what));
    } catch (UnreadableException e) {
      return new Found<>(place, null);
    }
  }
}
