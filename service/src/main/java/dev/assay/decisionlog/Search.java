package dev.assay.decisionlog;

import com.google.common.collect.Maps;
import dev.assay.keys.Lookup;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for decisions of one tenant, those with the latest clock first.
 *
 * @param whom who they are about; nothing where it does not matter
 * @param after the last decision of the page before; null for the first page
 * @param limit how many at most
 * @param within how long the log of each node was when what is asked for was recorded; null where
 *     it does not matter
 */
public record Search(
    UUID tenantId,
    Map<Lookup, String> whom,
    Criteria criteria,
    @Nullable Place after,
    int limit,
    @Nullable SortedMap<UUID, Long> within) {

  public Search {
    whom = Maps.immutableEnumMap(whom);
    within = within == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(within));
  }

  /** The same whenever it was recorded. */
  public Search(
      UUID tenantId,
      Map<Lookup, String> whom,
      Criteria criteria,
      @Nullable Place after,
      int limit) {
    this(tenantId, whom, criteria, after, limit, null);
  }

  /** Where a decision stands among those of its tenant. */
  public record Place(Instant asOf, UUID id) {}
}
