package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.reference.ReferenceSnapshot;
import dev.assay.reference.ReferenceStore;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** Snapshots of reference data in SQL. */
public final class SqlReferenceStore implements ReferenceStore {
  private final Database database;

  public SqlReferenceStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(
      ReferenceSnapshot snapshot, SortedMap<String, String> files, AuditEntry entry) {
    return database.change(
        handle -> {
          int added =
              handle.execute(
                  """
                  insert into reference_data (hash, files, author_key, author, note, added_on)
                  values (?, ?, ?, ?, ?, ?) on conflict do nothing
                  """,
                  snapshot.hash(),
                  TextMap.write(files),
                  snapshot.author().keyId(),
                  snapshot.author().name(),
                  snapshot.note(),
                  Times.toSql(snapshot.addedOn()));
          if (added > 0) {
            SqlAuditStore.insert(handle, entry);
          }
          return added > 0;
        });
  }

  @Override
  public List<ReferenceSnapshot> list() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select hash, author_key, author, note, added_on
                        from reference_data order by added_on desc, hash
                        """)
                    .map(
                        (row, context) ->
                            new ReferenceSnapshot(
                                row.getString("hash"),
                                new Who(
                                    row.getObject("author_key", UUID.class),
                                    row.getString("author")),
                                row.getString("note"),
                                Times.get(row, "added_on")))
                    .list());
  }

  @Override
  public Optional<SortedMap<String, String>> files(String hash) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select files from reference_data where hash = ?", hash)
                    .mapTo(String.class)
                    .findOne())
        .map(TextMap::read);
  }
}
