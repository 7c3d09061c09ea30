package dev.assay.enrichment;

import dev.assay.audit.AuditEntry;
import dev.assay.canonical.Bytes;
import dev.assay.keys.WrappedKey;
import java.util.List;
import java.util.UUID;

/** Keeps the sources of tenants. Calls block. */
public interface SourceStore {

  /**
   * A source as it rests.
   *
   * @param id new with each change
   * @param key seals it, wrapped by the tenant's key
   */
  record Sealed(UUID id, UUID tenantId, WrappedKey key, Bytes sealed) {}

  /** Keeps a tenant's source in place of the one before. */
  void put(Sealed source, AuditEntry entry);

  /** Removes it, and what it was to be asked; nothing happens where there is none. */
  void remove(UUID tenantId, AuditEntry entry);

  /** All tenants' sources. */
  List<Sealed> all();
}
