package dev.assay.storage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Destroys keys, and all that only they opened, within one transaction. */
record Erasure(Handle handle, UUID tenantId, Instant at) {
  private static final String ERASE_DECISIONS =
      """
      update decisions set payload = null, own_key_version = null, own_key = null,
        email_lookup = null, phone_lookup = null
      """;

  /**
   * Erases a named lead.
   *
   * @return whether there was one
   */
  boolean lead(List<String> lookups) {
    List<UUID> leads =
        handle
            .createQuery(
                """
                select lead from lead_keys
                where tenant_id = :tenant and lookup = any(:lookups) for update
                """)
            .bind("tenant", tenantId)
            .bindArray("lookups", String.class, lookups)
            .mapTo(UUID.class)
            .list();
    for (UUID lead : leads) {
      handle.execute("update lead_keys set lookup = null, sealed = null where lead = ?", lead);
      handle.execute(ERASE_DECISIONS + "where tenant_id = ? and lead = ?", tenantId, lead);
      note(lead);
    }
    return !leads.isEmpty();
  }

  /**
   * Erases the person of a decision with its own key.
   *
   * @return whether there was one
   */
  boolean decision(UUID decisionId) {
    int erased =
        handle.execute(
            ERASE_DECISIONS
                + "where tenant_id = ? and decision_id = ? and lead is null and own_key is not null",
            tenantId,
            decisionId);
    if (erased > 0) {
      note(decisionId);
    }
    return erased > 0;
  }

  private void note(UUID keyId) {
    handle.execute(
        "insert into destroyed_keys (key_id, tenant_id, destroyed_on) values (?, ?, ?)",
        keyId,
        tenantId,
        Times.toSql(at));
  }
}
