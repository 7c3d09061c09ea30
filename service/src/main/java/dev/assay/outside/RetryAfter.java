package dev.assay.outside;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** For how long somebody asks to be left alone, in the header of that name. */
public final class RetryAfter {
  public static final String HEADER = "Retry-After";

  private RetryAfter() {}

  /** Null where it says nothing, or names a date: clocks differ. */
  public static @Nullable Duration read(@Nullable String text) {
    try {
      return text == null ? null : Duration.ofSeconds(Math.max(0, Integer.parseInt(text.strip())));
    } catch (NumberFormatException aDate) {
      return null;
    }
  }
}
