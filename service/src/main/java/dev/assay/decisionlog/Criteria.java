package dev.assay.decisionlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What decisions are searched for, beside whom they are about; null where it does not matter.
 *
 * @param flag a risk or a signal
 * @param from earliest clock of the decision
 * @param to the first clock that is too late
 */
public record Criteria(
    @Nullable String flag,
    @Nullable String band,
    @Nullable String pack,
    @Nullable String version,
    @Nullable Instant from,
    @Nullable Instant to) {
  /** Every decision. */
  public static final Criteria ANY = new Criteria(null, null, null, null, null, null);
}
