package dev.assay.storage;

import dev.assay.activation.ActivationStore;
import dev.assay.activation.Change;
import dev.assay.activation.Scope;
import dev.assay.activation.StateJson;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Epochs in SQL. */
public final class SqlActivationStore implements ActivationStore {
  private static final String OF_SCOPE =
      "select * from activations where owner = ? and pack = ? and kind = ? ";

  private final Database database;

  public SqlActivationStore(Database database) {
    this.database = database;
  }

  @Override
  public long epoch() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select coalesce(max(epoch), 0) from activations")
                    .mapTo(Long.class)
                    .one());
  }

  @Override
  public boolean append(Change change, AuditEntry entry) {
    return database.change(
        handle -> {
          int added =
              handle.execute(
                  """
                  insert into activations
                    (epoch, kind, owner, pack, state, activated_on, entry_id)
                  values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                  """,
                  change.epoch(),
                  json(change.scope().kind()),
                  change.scope().owner(),
                  change.scope().pack(),
                  StateJson.write(change.state()),
                  Times.toSql(change.at()),
                  entry.id());
          if (added > 0) {
            SqlAuditStore.insert(handle, entry);
          }
          return added > 0;
        });
  }

  @Override
  public List<Change> current() {
    return select(
        """
        select * from activations
        where epoch in (select max(epoch) from activations group by owner, pack, kind)
        order by epoch
        """);
  }

  @Override
  public List<Change> between(long after, long to) {
    return select(
        "select * from activations where epoch > ? and epoch <= ? order by epoch", after, to);
  }

  @Override
  public List<Taken> timeline(Scope scope, int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select a.*, e.key_id, e.who, e.step, e.reason
                        from activations a join audit e on e.entry_id = a.entry_id
                        where a.owner = ? and a.pack = ? and a.kind = ?
                        order by a.epoch desc limit ?
                        """,
                        scope.owner(),
                        scope.pack(),
                        json(scope.kind()),
                        limit)
                    .map((row, context) -> taken(row))
                    .list());
  }

  private static Taken taken(ResultSet row) throws SQLException {
    return new Taken(
        change(row),
        new Who(row.getObject("key_id", UUID.class), row.getString("who")),
        row.getString("step"),
        row.getString("reason"));
  }

  @Override
  public Optional<Change> at(Scope scope, Instant time) {
    return select(
            OF_SCOPE + "and activated_on <= ? order by epoch desc limit 1",
            scope.owner(),
            scope.pack(),
            json(scope.kind()),
            time.atOffset(ZoneOffset.UTC))
        .stream()
        .findFirst();
  }

  private List<Change> select(String sql, Object... parameters) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.select(sql, parameters).map((row, context) -> change(row)).list());
  }

  private static Change change(ResultSet row) throws SQLException {
    Scope.Kind kind = Scope.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
    return new Change(
        row.getLong("epoch"),
        new Scope(kind, row.getObject("owner", UUID.class), row.getString("pack")),
        StateJson.read(kind, row.getString("state")),
        Times.get(row, "activated_on"));
  }

  private static String json(Scope.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
