package dev.assay.leads;

import dev.assay.canonical.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is to be looked up of leads, and what sources said. Look-ups that are owed are added
 * where leads are. Calls block.
 */
public interface LookUpStore {

  /**
   * A look-up that is owed.
   *
   * @param revision of the lead when it was
   * @param tries how often the source gave nothing
   */
  record Owed(UUID tenantId, UUID lead, long revision, int tries) {}

  /** The tenants of whose leads some are due. */
  List<UUID> tenants(Instant now);

  /** Those of a tenant that are due, the ones that wait longest first. */
  List<Owed> due(UUID tenantId, Instant now, int limit);

  /** It is owed no more, unless what was sent of the lead changed since. */
  void settle(Owed owed);

  /** It gave nothing again; unless what was sent of the lead changed since. */
  void putOff(Owed owed, Instant until);

  /**
   * Keeps what was looked up of a lead in place of what was there.
   *
   * @param before what must be there; null for nothing
   * @return whether it was
   */
  boolean fill(UUID lead, Bytes enrichment, @Nullable Bytes before, Instant now);
}
