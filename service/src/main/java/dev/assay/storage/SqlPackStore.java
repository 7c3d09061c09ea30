package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.packs.Line;
import dev.assay.packs.PackStore;
import dev.assay.packs.PackVersion;
import dev.assay.rules.PackSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Versions of packs and their texts in SQL. */
public final class SqlPackStore implements PackStore {
  private static final String SELECT = "select * from pack_versions where ";

  private final Database database;

  public SqlPackStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(PackVersion version, PackSource pack, PackSource cases, AuditEntry entry) {
    return database.change(
        handle -> {
          addText(handle, pack);
          addText(handle, cases);
          boolean added = add(handle, version) > 0;
          if (added) {
            SqlAuditStore.insert(handle, entry);
          }
          return added;
        });
  }

  private static void addText(Handle handle, PackSource text) {
    handle.execute(
        "insert into pack_texts (hash, text) values (?, ?) on conflict do nothing",
        text.hash(),
        TextMap.write(text.files()));
  }

  private static int add(Handle handle, PackVersion version) {
    Who approver = version.approver();
    return handle.execute(
        """
        insert into pack_versions
          (owner, pack, version, pack_hash, cases_hash, signature, author_key, author,
           approver_key, approver, note, published_on)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        version.line().owner(),
        version.line().pack(),
        version.version(),
        version.packHash(),
        version.casesHash(),
        version.signature(),
        version.author().keyId(),
        version.author().name(),
        approver == null ? null : approver.keyId(),
        approver == null ? null : approver.name(),
        version.note(),
        Times.toSql(version.publishedOn()));
  }

  @Override
  public Optional<PackVersion> version(Line line, String version) {
    return select(
            SELECT + "owner = ? and pack = ? and version = ?", line.owner(), line.pack(), version)
        .stream()
        .findFirst();
  }

  @Override
  public List<PackVersion> versions(Line line) {
    return select(
        SELECT + "owner = ? and pack = ? order by published_on, version",
        line.owner(),
        line.pack());
  }

  @Override
  public List<PackVersion> versionsOf(String packHash) {
    return select(SELECT + "pack_hash = ? order by published_on, owner, version", packHash);
  }

  @Override
  public Optional<PackSource> text(String hash) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select text from pack_texts where hash = ?", hash)
                    .mapTo(String.class)
                    .findOne())
        .map(text -> new PackSource(TextMap.read(text)));
  }

  @Override
  public void retire(Line line, String version, Instant at, AuditEntry entry) {
    database.change(
        handle -> {
          handle.execute(
              """
              update pack_versions set retired_on = ?
              where owner = ? and pack = ? and version = ? and retired_on is null
              """,
              Times.toSql(at),
              line.owner(),
              line.pack(),
              version);
          return SqlAuditStore.insert(handle, entry);
        });
  }

  private List<PackVersion> select(String sql, Object... parameters) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.select(sql, parameters).map((row, context) -> version(row)).list());
  }

  static PackVersion version(ResultSet row) throws SQLException {
    String approver = row.getString("approver");
    return new PackVersion(
        new Line(row.getObject("owner", UUID.class), row.getString("pack")),
        row.getString("version"),
        row.getString("pack_hash"),
        row.getString("cases_hash"),
        row.getString("signature"),
        new Who(row.getObject("author_key", UUID.class), row.getString("author")),
        approver == null ? null : new Who(row.getObject("approver_key", UUID.class), approver),
        row.getString("note"),
        Times.get(row, "published_on"),
        Times.find(row, "retired_on"));
  }
}
