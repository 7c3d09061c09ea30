package dev.assay.retention;

import dev.assay.audit.Who;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For how long a tenant keeps what can be read of people.
 *
 * @param version from 1; 0 where nothing was ever said
 * @param days null for good
 */
public record Retention(
    int version, @Nullable Integer days, String reason, Who who, Instant createdOn) {

  /** That of whoever never said anything. */
  static final Retention FOR_GOOD = new Retention(0, null, "", Who.SERVICE, Instant.EPOCH);

  /** What was last heard of before then is to be erased. */
  static Instant cutoff(int days, Instant now) {
    return now.minus(Duration.ofDays(days));
  }
}
