package dev.assay.weights;

import dev.assay.audit.AuditEntry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps every version of every tuning for good. Calls block. */
public interface TuningStore {

  /**
   * Adds a tuning whose version is one more than the newest.
   *
   * @return whether it was added: not where that version is there already
   */
  boolean add(Tuning tuning, AuditEntry entry);

  /** The newest version; 0 where there is none. */
  int newest(UUID tenantId, String pack, TuningKind kind);

  Optional<Tuning> find(UUID tenantId, String pack, TuningKind kind, int version);

  /** Some versions, the newest first. */
  List<Tuning> list(UUID tenantId, String pack, TuningKind kind, int limit);

  /** What has that hash, whoever made it. */
  Optional<String> content(TuningKind kind, String hash);
}
