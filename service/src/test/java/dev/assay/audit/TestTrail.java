package dev.assay.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trail in memory. */
public final class TestTrail implements AuditStore {
  private final List<AuditEntry> entries = new ArrayList<>();

  /** An entry of no particular step. */
  public static AuditEntry entry() {
    return new AuditEntry(
        UUID.randomUUID(), Instant.EPOCH, null, Who.SERVICE, "step", "", "", Map.of());
  }

  /** What writes entries here by the clock of this machine. */
  public Audit audit() {
    return new Audit(this, Clock.systemUTC(), UUID::randomUUID);
  }

  @Override
  public synchronized void add(AuditEntry entry) {
    entries.add(entry);
  }

  @Override
  public synchronized List<AuditEntry> page(AuditFilter filter, @Nullable UUID before, int limit) {
    return List.copyOf(entries);
  }
}
