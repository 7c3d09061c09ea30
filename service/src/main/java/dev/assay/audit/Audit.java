package dev.assay.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The trail of what was done. A step that changes something is written in the transaction of the
 * change: its entry is made here and handed to the store of what changes.
 */
public final class Audit {
  private final AuditStore store;
  private final Clock clock;
  private final Supplier<UUID> newId;

  /**
   * A trail by this clock.
   *
   * @param newId gives UUIDv7, so that entries sort by time
   */
  public Audit(AuditStore store, Clock clock, Supplier<UUID> newId) {
    this.store = store;
    this.clock = clock;
    this.newId = newId;
  }

  /**
   * The entry of a step that is being taken now.
   *
   * @param tenantId whose matter it is; null for the operator's
   */
  public AuditEntry entry(
      @Nullable UUID tenantId,
      Who who,
      String step,
      String subject,
      String reason,
      Map<String, String> details) {
    return new AuditEntry(
        newId.get(),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        tenantId,
        who,
        step,
        subject,
        reason,
        details);
  }

  /** Writes down a step that changes nothing else. Blocks. */
  public void write(AuditEntry entry) {
    store.add(entry);
  }

  /** One page, the newest first; see {@link AuditStore#page}. Blocks. */
  public List<AuditEntry> page(AuditFilter filter, @Nullable UUID before, int limit) {
    return store.page(filter, before, limit);
  }
}
