package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.clients.Client;
import dev.assay.clients.ClientStore;
import dev.assay.clients.Method;
import dev.assay.clients.Profile;
import dev.assay.clients.ProfileJson;
import dev.assay.weights.Tunings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Clients in SQL. */
public final class SqlClientStore implements ClientStore {
  private static final String SELECT =
      """
      select c.*, p.method, p.version, p.weights from clients c
      left join proposals p on p.client_id = c.client_id and p.state = 'live'
      """;

  private final Database database;

  public SqlClientStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Client client, AuditEntry entry) {
    return database.change(
        handle -> {
          int added =
              handle.execute(
                  """
                  insert into clients
                    (client_id, tenant_id, lookup, name, given, seen, outcomes, created_on)
                  values (?, ?, ?, ?, ?, ?, 0, ?) on conflict do nothing
                  """,
                  client.id(),
                  client.tenantId(),
                  client.lookup(),
                  client.name(),
                  ProfileJson.text(client.given()),
                  ProfileJson.text(client.seen()),
                  Times.toSql(client.createdOn()));
          if (added > 0) {
            raise(handle, client.tenantId());
            SqlAuditStore.insert(handle, entry);
          }
          return added > 0;
        });
  }

  /** Within the transaction of a change. */
  static void raise(Handle handle, UUID tenantId) {
    handle.execute(
        "insert into client_revisions (tenant_id, revision) values (?, 0) on conflict do nothing",
        tenantId);
    handle.execute(
        "update client_revisions set revision = revision + 1 where tenant_id = ?", tenantId);
  }

  @Override
  public Optional<Client> find(UUID tenantId, UUID id) {
    return select("where c.tenant_id = ? and c.client_id = ?", tenantId, id).stream().findFirst();
  }

  @Override
  public List<Client> of(UUID tenantId) {
    return select("where c.tenant_id = ? order by c.created_on, c.client_id", tenantId);
  }

  private List<Client> select(String where, Object... parameters) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(SELECT + where, parameters)
                    .map((row, context) -> client(row))
                    .list());
  }

  @Override
  public Map<UUID, Long> revisions() {
    return Revisions.read(database, "select tenant_id, revision from client_revisions");
  }

  @Override
  public void describe(UUID tenantId, UUID id, String name, Profile given, AuditEntry entry) {
    database.change(
        handle -> {
          handle.execute(
              """
              update clients set name = ?, given = ?, outcomes = outcomes + 1
              where tenant_id = ? and client_id = ?
              """,
              name,
              ProfileJson.text(given),
              tenantId,
              id);
          raise(handle, tenantId);
          return SqlAuditStore.insert(handle, entry);
        });
  }

  private static Client client(ResultSet row) throws SQLException {
    String method = row.getString("method");
    return new Client(
        row.getObject("client_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("lookup"),
        row.getString("name"),
        ProfileJson.read(row.getString("given")),
        ProfileJson.read(row.getString("seen")),
        method == null ? Method.DEFAULT : Method.of(method),
        method == null ? null : Tunings.weights(row.getInt("version"), row.getString("weights")),
        Times.get(row, "created_on"));
  }
}
