package dev.assay.audit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the trail of what was done; nothing in it is ever changed. Calls block. */
public interface AuditStore {

  void add(AuditEntry entry);

  /**
   * One page, the newest first.
   *
   * @param before the last entry of the page before; null for the first page
   */
  List<AuditEntry> page(AuditFilter filter, @Nullable UUID before, int limit);
}
