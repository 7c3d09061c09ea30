package dev.assay.retention;

import dev.assay.audit.AuditEntry;
import dev.assay.decisionlog.Erased;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps retentions, and finds and erases what is due by them. Calls block. */
public interface RetentionStore {

  /**
   * Adds a version that is one more than the newest.
   *
   * @return whether it was added: not where that version is there already
   */
  boolean add(UUID tenantId, Retention retention, AuditEntry entry);

  /** A tenant's versions, the newest first. */
  List<Retention> versions(UUID tenantId, int limit);

  /** What is in force of tenants that do not keep everything for good. */
  Map<UUID, Retention> limited();

  Optional<Walk> walk(UUID tenantId);

  /** Begins a walk at the first lead; decisions that were seen to are not looked at again. */
  void begin(UUID tenantId, int version, Instant now);

  /**
   * Takes the next steps of a walk: erases leads of whom nothing was heard since then, and
   * decisions about no named lead that are older, but for those on which a hold stands.
   *
   * @return what was erased; empty where nothing is left to look at
   */
  Optional<Erased> step(Walk walk, Instant cutoff);

  /**
   * Ends a walk.
   *
   * @param entry what the trail is to tell of it; nothing where it is empty
   */
  void end(UUID tenantId, Instant now, Optional<AuditEntry> entry);

  /** How much is due of a tenant, holds aside. */
  Due due(UUID tenantId, Instant cutoff);
}
