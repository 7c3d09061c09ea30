package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.erasure.AskedBy;
import dev.assay.erasure.HoldStore;
import dev.assay.erasure.OwedErasure;
import dev.assay.keys.Lookup;
import dev.assay.keys.WrappedKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds and owed erasures in SQL. */
public final class SqlHoldStore implements HoldStore {
  private final Database database;

  public SqlHoldStore(Database database) {
    this.database = database;
  }

  @Override
  public void place(Sealed hold, AuditEntry entry) {
    database.change(
        handle -> {
          Erasure.lockLogs(handle);
          handle
              .createUpdate(
                  """
                  insert into holds (hold_id, tenant_id, held_by, lookups, own_key_version,
                    own_key, reason, key_id, who, created_on)
                  values (:id, :tenant, :by, :lookups, :version, :key, :reason, cast(:keyId as uuid), :who, :on)
                  """)
              .bind("id", hold.id())
              .bind("tenant", hold.tenantId())
              .bind("by", json(hold.by()))
              .bindArray("lookups", String.class, hold.lookups())
              .bind("version", hold.key().version())
              .bind("key", hold.key().sealed().toArray())
              .bind("reason", hold.reason().toArray())
              .bind("keyId", hold.who().keyId())
              .bind("who", hold.who().name())
              .bind("on", Times.toSql(hold.createdOn()))
              .execute();
          return SqlAuditStore.insert(handle, entry);
        });
  }

  @Override
  public List<Sealed> page(UUID tenantId, @Nullable UUID before, int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select * from holds where tenant_id = ? and (? or hold_id < ?)
                        order by hold_id desc limit ?
                        """,
                        tenantId,
                        before == null,
                        before == null ? tenantId : before,
                        limit)
                    .map((row, context) -> hold(row))
                    .list());
  }

  private static Sealed hold(ResultSet row) throws SQLException {
    return new Sealed(
        row.getObject("hold_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        lookup(row.getString("held_by")),
        Texts.get(row, "lookups"),
        new WrappedKey(row.getInt("own_key_version"), Bytes.of(row.getBytes("own_key"))),
        Bytes.of(row.getBytes("reason")),
        who(row),
        Times.get(row, "created_on"));
  }

  @Override
  public boolean release(UUID tenantId, UUID holdId, AuditEntry entry) {
    return database.change(
        handle -> {
          boolean stood =
              handle.execute(
                      "delete from holds where tenant_id = ? and hold_id = ?", tenantId, holdId)
                  > 0;
          if (stood) {
            SqlRetentionStore.lookAgain(handle, tenantId);
            SqlAuditStore.insert(handle, entry);
          }
          return stood;
        });
  }

  @Override
  public void owe(OwedErasure owed, AuditEntry entry) {
    database.change(
        handle -> {
          handle
              .createUpdate(
                  """
                  insert into owed_erasures
                    (owed_id, tenant_id, asked_by, lookups, asked, key_id, who, created_on)
                  values (:id, :tenant, :by, :lookups, :asked, cast(:keyId as uuid), :who, :on)
                  on conflict do nothing
                  """)
              .bind("id", owed.id())
              .bind("tenant", owed.tenantId())
              .bind("by", owed.by().json())
              .bindArray("lookups", String.class, owed.lookups())
              .bind("asked", owed.asked())
              .bind("keyId", owed.who().keyId())
              .bind("who", owed.who().name())
              .bind("on", Times.toSql(owed.askedOn()))
              .execute();
          return SqlAuditStore.insert(handle, entry);
        });
  }

  @Override
  public List<OwedErasure> owed() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select * from owed_erasures order by owed_id")
                    .map((row, context) -> owed(row))
                    .list());
  }

  private static OwedErasure owed(ResultSet row) throws SQLException {
    return new OwedErasure(
        row.getObject("owed_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        AskedBy.stored(row.getString("asked_by")),
        Texts.get(row, "lookups"),
        row.getString("asked"),
        who(row),
        Times.get(row, "created_on"));
  }

  @Override
  public void settle(UUID owedId) {
    database.change(
        handle -> handle.execute("delete from owed_erasures where owed_id = ?", owedId));
  }

  private static Who who(ResultSet row) throws SQLException {
    return new Who(row.getObject("key_id", UUID.class), row.getString("who"));
  }

  private static String json(Lookup by) {
    return by.name().toLowerCase(Locale.ROOT);
  }

  private static Lookup lookup(String json) {
    return Lookup.valueOf(json.toUpperCase(Locale.ROOT));
  }
}
