package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.canonical.Bytes;
import dev.assay.enrichment.SourceStore;
import dev.assay.keys.WrappedKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Where companies are looked up, in SQL. */
public final class SqlSourceStore implements SourceStore {
  private static final String REMOVE = "delete from enrichment_sources where tenant_id = ?";

  private final Database database;

  public SqlSourceStore(Database database) {
    this.database = database;
  }

  @Override
  public void put(Sealed source, AuditEntry entry) {
    database.change(
        handle -> {
          handle.execute(REMOVE, source.tenantId());
          handle.execute(
              """
              insert into enrichment_sources
                (tenant_id, source_id, own_key_version, own_key, sealed)
              values (?, ?, ?, ?, ?)
              """,
              source.tenantId(),
              source.id(),
              source.key().version(),
              source.key().sealed().toArray(),
              source.sealed().toArray());
          return SqlAuditStore.insert(handle, entry);
        });
  }

  @Override
  public void remove(UUID tenantId, AuditEntry entry) {
    database.change(
        handle -> {
          int removed = handle.execute(REMOVE, tenantId);
          SqlLookUpStore.forget(handle, tenantId);
          if (removed > 0) {
            SqlAuditStore.insert(handle, entry);
          }
          return removed;
        });
  }

  @Override
  public List<Sealed> all() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select * from enrichment_sources")
                    .map((row, context) -> source(row))
                    .list());
  }

  private static Sealed source(ResultSet row) throws SQLException {
    return new Sealed(
        row.getObject("source_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        new WrappedKey(row.getInt("own_key_version"), Bytes.of(row.getBytes("own_key"))),
        Bytes.of(row.getBytes("sealed")));
  }
}
