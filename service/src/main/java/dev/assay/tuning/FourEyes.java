package dev.assay.tuning;

import dev.assay.audit.AuditEntry;
import java.util.UUID;

/** Which tenants want a second person for what changes their scores. Calls block. */
public interface FourEyes {

  /** Off unless it was turned on. */
  boolean required(UUID tenantId);

  void require(UUID tenantId, boolean required, AuditEntry entry);
}
