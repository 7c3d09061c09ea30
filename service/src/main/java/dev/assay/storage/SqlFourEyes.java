package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.tuning.FourEyes;
import java.util.UUID;

/** Which tenants want a second person, in SQL. */
public final class SqlFourEyes implements FourEyes {
  private final Database database;

  public SqlFourEyes(Database database) {
    this.database = database;
  }

  @Override
  public boolean required(UUID tenantId) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select 1 from four_eyes where tenant_id = ?", tenantId)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent());
  }

  @Override
  public void require(UUID tenantId, boolean required, AuditEntry entry) {
    database.change(
        handle -> {
          handle.execute(
              required
                  ? "insert into four_eyes (tenant_id) values (?) on conflict do nothing"
                  : "delete from four_eyes where tenant_id = ?",
              tenantId);
          return SqlAuditStore.insert(handle, entry);
        });
  }
}
