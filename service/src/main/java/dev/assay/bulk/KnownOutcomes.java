package dev.assay.bulk;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Knows what became of leads. Calls block. */
public interface KnownOutcomes {

  /**
   * Whether leads converted, by the decision that had judged each last when its outcome happened;
   * the last word counts, and what was taken back does not. Decisions about leads of which nothing
   * is known, or which were judged again before, are left out.
   *
   * @param by what was told later does not count
   */
  Map<UUID, Boolean> converted(UUID tenantId, Collection<UUID> decisions, Instant by);
}
