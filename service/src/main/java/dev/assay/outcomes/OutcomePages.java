package dev.assay.outcomes;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what became of a tenant's leads, one by one and counted. Calls block. */
public interface OutcomePages {

  /** Where an outcome stands among those of its tenant. */
  record Place(Instant happenedOn, UUID id) {}

  /**
   * Asks for outcomes of one tenant, the latest first; null where it does not matter.
   *
   * @param after the last outcome of the page before; null for the first page
   */
  record Page(
      UUID tenantId,
      @Nullable UUID clientId,
      @Nullable Outcome outcome,
      @Nullable String band,
      @Nullable Place after,
      int limit) {}

  /**
   * An outcome, and whether it counts.
   *
   * @param stands whether it is the last word on its lead, and was not taken back
   */
  record Listed(StoredOutcome outcome, boolean stands) {}

  /**
   * How many leads had been judged alike, by the last word on each.
   *
   * @param score null for those that nothing was known of
   */
  record Tally(@Nullable Score score, int leads, int converted) {}

  List<Listed> page(Page page);

  /**
   * All leads whose outcome is known.
   *
   * @param clientId null for those of all clients
   */
  List<Tally> tallies(UUID tenantId, @Nullable UUID clientId);
}
