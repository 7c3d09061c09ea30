package dev.assay.leads;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of a lead's scores over time.
 *
 * @param at the clock of the decision
 * @param cause why it was computed
 */
public record PastScore(
    Instant at,
    UUID decisionId,
    String cause,
    @Nullable Integer total,
    @Nullable Integer computed,
    @Nullable String band,
    String version,
    @Nullable UUID overrideId,
    List<FactorRow> factors) {

  public PastScore {
    factors = List.copyOf(factors);
  }
}
