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
   * An override that was not taken back or replaced.
   *
   * @param lookup keyed hash of the caller's own id of the lead
   * @param expiresOn null for one that holds until it is taken back
   */
  record Standing(String lookup, UUID override, @Nullable Instant expiresOn) {}

  /**
   * An override as it is kept.
   *
   * @param lead our own id of whose score it is
   * @param ended whether it was taken back or replaced
   */
  record Kept(UUID lead, ScoreOverride override, boolean ended) {}

  /** Puts an override into force, in place of any other of that lead and pack. */
  void put(UUID tenantId, UUID lead, ScoreOverride override, AuditEntry entry);

  /** Takes the override of a lead back. */
  void end(UUID lead, ScoreOverride override, AuditEntry entry);

  /** Those of leads by keyed hashes of the callers' ids, the latest last. */
  List<Standing> standing(UUID tenantId, String pack, List<String> lookups);

  /** All that were ever put for a lead, by keyed hashes of the caller's id, the latest last. */
  List<Kept> ofLead(UUID tenantId, List<String> lookups);

  /** Their scores, also of those that were replaced since. */
  Map<UUID, Integer> scores(UUID tenantId, List<UUID> overrides);
}
