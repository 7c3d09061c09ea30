package dev.assay.outcomes;

import dev.assay.audit.Who;
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
 * @param score what the lead had been judged at; null where nothing was known to judge by
 * @param who who told it; null where an earlier release recorded it
 * @param payload how the lead was named and what the rules read of it, sealed
 */
public record StoredOutcome(
    UUID id,
    UUID tenantId,
    UUID clientId,
    UUID lead,
    @Nullable String emailLookup,
    @Nullable UUID decisionId,
    @Nullable Score score,
    Outcome outcome,
    Instant happenedOn,
    Instant recordedOn,
    @Nullable Who who,
    Bytes payload) {

  /** The last word comes last. */
  static final Comparator<StoredOutcome> IN_TIME =
      Comparator.comparing(StoredOutcome::happenedOn)
          .thenComparing(StoredOutcome::recordedOn)
          .thenComparing(StoredOutcome::id);
}
