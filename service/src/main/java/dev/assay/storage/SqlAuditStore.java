package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.AuditFilter;
import dev.assay.audit.AuditStore;
import dev.assay.audit.Who;
import dev.assay.events.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The trail of what was done, in SQL. */
public final class SqlAuditStore implements AuditStore {
  private final Database database;

  public SqlAuditStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(AuditEntry entry) {
    database.change(handle -> insert(handle, entry));
  }

  /** Within the transaction of what the entry tells of; with the event that tells others of it. */
  static int insert(Handle handle, AuditEntry entry) {
    Event.of(entry).ifPresent(event -> SqlEventStore.insert(handle, event));
    return handle.execute(
        """
        insert into audit
          (entry_id, made_on, tenant_id, key_id, who, step, subject, reason, details)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entry.id(),
        Times.toSql(entry.at()),
        entry.tenantId(),
        entry.who().keyId(),
        entry.who().name(),
        entry.step(),
        entry.subject(),
        entry.reason(),
        TextMap.write(entry.details()));
  }

  @Override
  public List<AuditEntry> page(AuditFilter filter, @Nullable UUID before, int limit) {
    AuditSql sql = AuditSql.of(filter, before);
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select * from audit " + sql.where())
                    .bindMap(sql.values())
                    .bind("limit", limit)
                    .map((row, context) -> entry(row))
                    .list());
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getObject("entry_id", UUID.class),
        Times.get(row, "made_on"),
        row.getObject("tenant_id", UUID.class),
        new Who(row.getObject("key_id", UUID.class), row.getString("who")),
        row.getString("step"),
        row.getString("subject"),
        row.getString("reason"),
        TextMap.read(row.getString("details")));
  }
}
