package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.weights.Tuning;
import dev.assay.weights.TuningKind;
import dev.assay.weights.TuningStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tenants' own weights, bands and calibrations in SQL. */
public final class SqlTuningStore implements TuningStore {
  private static final String SELECT =
      "select * from tunings where tenant_id = ? and pack = ? and kind = ? ";

  private final Database database;

  public SqlTuningStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Tuning tuning, AuditEntry entry) {
    return database.change(
        handle -> {
          int added =
              handle.execute(
                  """
                  insert into tunings
                    (tenant_id, pack, kind, version, hash, content, author_key, author, reason,
                     created_on)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                  """,
                  tuning.tenantId(),
                  tuning.pack(),
                  tuning.kind().json(),
                  tuning.version(),
                  tuning.hash(),
                  tuning.content(),
                  tuning.author().keyId(),
                  tuning.author().name(),
                  tuning.reason(),
                  Times.toSql(tuning.createdOn()));
          if (added > 0) {
            SqlAuditStore.insert(handle, entry);
          }
          return added > 0;
        });
  }

  @Override
  public int newest(UUID tenantId, String pack, TuningKind kind) {
    return list(tenantId, pack, kind, 1).stream().mapToInt(Tuning::version).findFirst().orElse(0);
  }

  @Override
  public Optional<Tuning> find(UUID tenantId, String pack, TuningKind kind, int version) {
    return select(SELECT + "and version = ?", tenantId, pack, kind.json(), version).stream()
        .findFirst();
  }

  @Override
  public List<Tuning> list(UUID tenantId, String pack, TuningKind kind, int limit) {
    return select(SELECT + "order by version desc limit ?", tenantId, pack, kind.json(), limit);
  }

  @Override
  public Optional<String> content(TuningKind kind, String hash) {
    return select("select * from tunings where hash = ? and kind = ? limit 1", hash, kind.json())
        .stream()
        .map(Tuning::content)
        .findFirst();
  }

  private List<Tuning> select(String sql, Object... parameters) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.select(sql, parameters).map((row, context) -> tuning(row)).list());
  }

  static Tuning tuning(ResultSet row) throws SQLException {
    return new Tuning(
        row.getObject("tenant_id", UUID.class),
        row.getString("pack"),
        TuningKind.of(row.getString("kind")),
        row.getInt("version"),
        row.getString("hash"),
        row.getString("content"),
        new Who(row.getObject("author_key", UUID.class), row.getString("author")),
        row.getString("reason"),
        Times.get(row, "created_on"));
  }
}
