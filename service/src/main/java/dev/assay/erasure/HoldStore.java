package dev.assay.erasure;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.keys.Lookup;
import dev.assay.keys.WrappedKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps holds, and the erasures they put off. Calls block. */
public interface HoldStore {

  /**
   * A hold as it is kept.
   *
   * @param lookups keyed hashes, any of which will do
   * @param key its own, which seals the reason
   */
  record Sealed(
      UUID id,
      UUID tenantId,
      Lookup by,
      List<String> lookups,
      WrappedKey key,
      Bytes reason,
      Who who,
      Instant createdOn) {
    public Sealed {
      lookups = List.copyOf(lookups);
    }
  }

  /** Places a hold; an erasure that is under way ends before. */
  void place(Sealed hold, AuditEntry entry);

  /** A tenant's holds, the latest first. */
  List<Sealed> page(UUID tenantId, @Nullable UUID before, int limit);

  /** Lets go of a hold; answers whether it stood. */
  boolean release(UUID tenantId, UUID holdId, AuditEntry entry);

  /** Notes an erasure, unless it is owed already. */
  void owe(OwedErasure owed, AuditEntry entry);

  /** All erasures of all tenants that are owed, the first ones first. */
  List<OwedErasure> owed();

  void settle(UUID owedId);
}
