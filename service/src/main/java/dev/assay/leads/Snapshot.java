package dev.assay.leads;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead's score as it was computed last.
 *
 * @param total what counts; null while nothing is known to judge by
 * @param computed what the rules said; other than the total where it is overridden
 * @param version {@code crm-score@1.0.0+w4.b2}: the pack and the tenant's own weights and bands
 * @param updatedOn the clock of the decision
 * @param overrideId null where the total is the computed score
 */
public record Snapshot(
    @Nullable Integer total,
    @Nullable String band,
    @Nullable String action,
    @Nullable Integer computed,
    @Nullable String computedBand,
    @Nullable String computedAction,
    String version,
    Instant updatedOn,
    UUID decisionId,
    @Nullable UUID overrideId) {

  /** {@code overridden}, {@code scored} or {@code insufficient_data}. */
  public String status() {
    if (overrideId != null) {
      return "overridden";
    }
    return total == null ? "insufficient_data" : "scored";
  }
}
