package dev.assay.retention;

import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** For how long tenants keep what can be read of people: they say it, and are shown it. */
public final class Retentions {
  private static final int SHOWN = 100;

  private final RetentionStore store;
  private final Audit audit;
  private final Clock clock;

  public Retentions(RetentionStore store, Audit audit, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /** A tenant's versions, the newest first; at least one. Blocks. */
  public List<Retention> versions(UUID tenantId) {
    List<Retention> versions = store.versions(tenantId, SHOWN);
    return versions.isEmpty() ? List.of(Retention.FOR_GOOD) : versions;
  }

  /**
   * Puts another retention into force. Blocks.
   *
   * @param days null for good
   */
  public void set(UUID tenantId, @Nullable Integer days, String reason, Who who) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    int version = versions(tenantId).get(0).version() + 1;
    Map<String, String> details = days == null ? Map.of() : Map.of("days", String.valueOf(days));
    if (!store.add(
        tenantId,
        new Retention(version, days, reason, who, now),
        audit.entry(tenantId, who, "retention.set", String.valueOf(version), reason, details))) {
      throw new ServiceException(ErrorCode.CONFLICT, "somebody else just set it");
    }
  }

  /** The last walk over what is kept of a tenant's people. Blocks. */
  public Optional<Walk> lastWalk(UUID tenantId) {
    return store.walk(tenantId);
  }

  /** How much is older than so many days. Blocks. */
  public Due due(UUID tenantId, int days) {
    return store.due(tenantId, Retention.cutoff(days, clock.instant()));
  }
}
