package dev.assay.leads;

import dev.assay.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps scores that people put in place of computed ones. Calls block. */
public interface OverrideStore {

  /**
   * The override that was set last for a lead.
   *
   * @param lookup keyed hash of the caller's own id of the lead
   * @param expiresOn null for one that holds until it is taken back
   */
  record Standing(String lookup, UUID override, @Nullable Instant expiresOn) {}

  /** Puts an override into force, in place of any other of that lead. */
  void put(UUID tenantId, UUID lead, ScoreOverride override, AuditEntry entry);

  /** Takes the override of a lead back. */
  void end(UUID lead, AuditEntry entry);

  /** Those of leads by keyed hashes of the callers' ids; none where none was set. */
  List<Standing> standing(UUID tenantId, List<String> lookups);

  /** Their scores, also of those that were replaced since. */
  Map<UUID, Integer> scores(UUID tenantId, List<UUID> overrides);
}
