package dev.assay.storage;

import dev.assay.canonical.Bytes;
import dev.assay.leads.LookUpStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is to be looked up of leads, and what sources said of their companies, in SQL. */
public final class SqlLookUpStore implements LookUpStore {
  private final Database database;

  public SqlLookUpStore(Database database) {
    this.database = database;
  }

  /** Within the transaction that keeps what was sent of a lead: where its tenant has a source. */
  static void owe(Handle handle, UUID lead, Instant now) {
    handle.execute("delete from look_ups where lead_id = ?", lead);
    handle.execute(
        """
        insert into look_ups (lead_id, tenant_id, revision, tries, due_on)
        select l.lead_id, l.tenant_id, l.revision, 0, ? from leads l
        join enrichment_sources s on s.tenant_id = l.tenant_id where l.lead_id = ?
        """,
        Times.toSql(now),
        lead);
  }

  /** Within the transaction that removes the tenant's source. */
  static void forget(Handle handle, UUID tenantId) {
    handle.execute("delete from look_ups where tenant_id = ?", tenantId);
  }

  @Override
  public List<UUID> tenants(Instant now) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select distinct tenant_id from look_ups where due_on <= ?
                        order by tenant_id
                        """,
                        Times.toSql(now))
                    .mapTo(UUID.class)
                    .list());
  }

  @Override
  public List<Owed> due(UUID tenantId, Instant now, int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select * from look_ups where tenant_id = ? and due_on <= ?
                        order by due_on, lead_id limit ?
                        """,
                        tenantId,
                        Times.toSql(now),
                        limit)
                    .map((row, context) -> owed(row))
                    .list());
  }

  private static Owed owed(ResultSet row) throws SQLException {
    return new Owed(
        row.getObject("tenant_id", UUID.class),
        row.getObject("lead_id", UUID.class),
        row.getLong("revision"),
        row.getInt("tries"));
  }

  @Override
  public void settle(Owed owed) {
    database.change(
        handle ->
            handle.execute(
                "delete from look_ups where lead_id = ? and revision = ?",
                owed.lead(),
                owed.revision()));
  }

  @Override
  public void putOff(Owed owed, Instant until) {
    database.change(
        handle ->
            handle.execute(
                """
                update look_ups set tries = tries + 1, due_on = ?
                where lead_id = ? and revision = ?
                """,
                Times.toSql(until),
                owed.lead(),
                owed.revision()));
  }

  @Override
  public boolean fill(UUID lead, Bytes enrichment, @Nullable Bytes before, Instant now) {
    return database.change(
        handle -> {
          int filled =
              handle.execute(
                  """
                  update leads set enrichment = ? where lead_id = ? and payload is not null
                    and enrichment is not distinct from ?
                  """,
                  enrichment.toArray(),
                  lead,
                  before == null ? null : before.toArray());
          if (filled > 0) {
            SqlLeadStore.changed(handle, lead, now);
          }
          return filled > 0;
        });
  }
}
