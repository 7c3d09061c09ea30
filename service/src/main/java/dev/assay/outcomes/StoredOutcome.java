package dev.assay.outcomes;

import dev.assay.canonical.Bytes;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a lead, as it is kept.
 *
 * @param id UUIDv7
 * @param lead our own id of the lead
 * @param emailLookup keyed hash of the address by which the lead was named; null where it was named
 *     otherwise
 * @param decisionId the decision that told its factors; null where none did
 * @param payload what the rules read of the lead, sealed, see {@link Seen}
 */
public record StoredOutcome(
    UUID id,
    UUID tenantId,
    UUID clientId,
    UUID lead,
    @Nullable String emailLookup,
    @Nullable UUID decisionId,
    Outcome outcome,
    Instant happenedOn,
    Instant recordedOn,
    Bytes payload) {

  /** The last word comes last. */
  static final Comparator<StoredOutcome> IN_TIME =
      Comparator.comparing(StoredOutcome::happenedOn)
          .thenComparing(StoredOutcome::recordedOn)
          .thenComparing(StoredOutcome::id);
}
