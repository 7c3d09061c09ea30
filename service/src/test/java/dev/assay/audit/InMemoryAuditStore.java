package dev.assay.audit;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A trail in memory. */
public final class InMemoryAuditStore implements AuditStore {
  private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();

  @Override
  public void add(AuditEntry entry) {
    entries.add(entry);
  }

  @Override
  public List<AuditEntry> page(@Nullable UUID tenantId, @Nullable UUID before, int limit) {
    return entries.stream()
        .filter(entry -> tenantId == null || tenantId.equals(entry.tenantId()))
        .filter(entry -> before == null || order(entry.id()).compareTo(order(before)) < 0)
        .sorted((a, b) -> order(b.id()).compareTo(order(a.id())))
        .limit(limit)
        .toList();
  }

  /** As databases compare them: unsigned. */
  private static String order(UUID id) {
    return id.toString();
  }
}
