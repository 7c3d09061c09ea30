package dev.assay.leads;

import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A score that a person put in place of the computed one.
 *
 * @param reason sealed
 * @param expiresOn null for one that holds until it is taken back
 */
public record ScoreOverride(
    UUID id, int score, Bytes reason, Who by, Instant createdOn, @Nullable Instant expiresOn) {

  boolean holdsAt(Instant time) {
    return expiresOn == null || expiresOn.isAfter(time);
  }
}
