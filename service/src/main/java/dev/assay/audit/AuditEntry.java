package dev.assay.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step somebody took. Nothing in it tells of a lead.
 *
 * @param id UUIDv7: in the order of time
 * @param tenantId whose matter it was; null for the operator's
 * @param step what was done: {@code weights.activated}
 * @param subject what it was done to: the name of a pack, mostly
 * @param reason in the words of who did it; empty where none was given
 * @param details by name: versions, hashes, shares
 */
public record AuditEntry(
    UUID id,
    Instant at,
    @Nullable UUID tenantId,
    Who who,
    String step,
    String subject,
    String reason,
    SortedMap<String, String> details) {

  public AuditEntry(
      UUID id,
      Instant at,
      @Nullable UUID tenantId,
      Who who,
      String step,
      String subject,
      String reason,
      Map<String, String> details) {
    this(id, at, tenantId, who, step, subject, reason, sorted(details));
  }

  public AuditEntry {
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  private static SortedMap<String, String> sorted(Map<String, String> details) {
    return new TreeMap<>(details);
  }
}
