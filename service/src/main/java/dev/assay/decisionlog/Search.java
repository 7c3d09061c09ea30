package dev.assay.decisionlog;

import com.google.common.collect.Maps;
import dev.assay.keys.Lookup;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for decisions of one tenant, those with the latest clock first.
 *
 * @param whom who they are about; nothing where it does not matter
 * @param after the last decision of the page before; null for the first page
 * @param limit how many at most
 */
public record Search(
    UUID tenantId, Map<Lookup, String> whom, Criteria criteria, @Nullable Place after, int limit) {

  public Search {
    whom = Maps.immutableEnumMap(whom);
  }

  /** Where a decision stands among those of its tenant. */
  public record Place(Instant asOf, UUID id) {}
}
