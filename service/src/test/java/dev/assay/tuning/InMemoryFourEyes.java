package dev.assay.tuning;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.AuditStore;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who wants four eyes, in memory. */
public final class InMemoryFourEyes implements FourEyes {
  private final AuditStore audit;
  private final Set<UUID> required = ConcurrentHashMap.newKeySet();

  public InMemoryFourEyes(AuditStore audit) {
    this.audit = audit;
  }

  @Override
  public boolean required(UUID tenantId) {
    return required.contains(tenantId);
  }

  @Override
  public void require(UUID tenantId, boolean isRequired, AuditEntry entry) {
    if (isRequired) {
      required.add(tenantId);
    } else {
      required.remove(tenantId);
    }
    audit.add(entry);
  }
}
