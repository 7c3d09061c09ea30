package dev.assay.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; what is null excludes none.
 *
 * @param tenantId whose matter they are
 * @param by stands in the name of who did it, whatever its case
 * @param step is the beginning of what was done: {@code key.} finds {@code key.revoked}
 * @param subject stands in what it was done to, whatever its case
 * @param from the earliest time
 * @param to the first time that is too late
 */
public record AuditFilter(
    @Nullable UUID tenantId,
    @Nullable String by,
    @Nullable String step,
    @Nullable String subject,
    @Nullable Instant from,
    @Nullable Instant to) {

  /** All of a tenant; of everybody where it is null. */
  public static AuditFilter of(@Nullable UUID tenantId) {
    return new AuditFilter(tenantId, null, null, null, null, null);
  }
}
