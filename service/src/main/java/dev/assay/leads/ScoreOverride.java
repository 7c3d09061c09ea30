package dev.assay.leads;

import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A score that a person put in place of the computed one.
 *
 * @param pack by which the other is computed
 * @param reason sealed
 * @param expiresOn null for one that holds until it is taken back
 */
public record ScoreOverride(
    UUID id,
    String pack,
    int score,
    Bytes reason,
    Who by,
    Instant createdOn,
    @Nullable Instant expiresOn) {

  /** Whether it is in place of the score that a lead is kept with. */
  public boolean isOfMemory() {
    return pack.equals(Scorer.PACK);
  }

  boolean holdsAt(Instant time) {
    return expiresOn == null || expiresOn.isAfter(time);
  }
}
