package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.clients.Method;
import dev.assay.learning.Proposal;
import dev.assay.learning.Proposal.State;
import dev.assay.learning.ProposalStore;
import dev.assay.rules.WeightSet;
import dev.assay.weights.Tunings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Proposals in SQL. */
public final class SqlProposalStore implements ProposalStore {
  private final Database database;

  public SqlProposalStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Proposal proposal, AuditEntry entry) {
    return database.change(
        handle -> {
          if (!lockClient(handle, proposal)) {
            return false;
          }
          int added =
              handle.execute(
                  """
                  insert into proposals
                    (proposal_id, tenant_id, client_id, number, version, method, weights,
                     provenance, state, created_on)
                  values (?, ?, ?, ?, ?, ?, ?, ?, 'proposed', ?) on conflict do nothing
                  """,
                  proposal.id(),
                  proposal.tenantId(),
                  proposal.clientId(),
                  proposal.number(),
                  proposal.version(),
                  proposal.method().json(),
                  Tunings.text(new WeightSet(0, proposal.weights())),
                  proposal.provenance(),
                  Times.toSql(proposal.createdOn()));
          if (added > 0) {
            replace(handle, proposal, State.PROPOSED, entry);
            if (proposal.state() == State.LIVE) {
              settle(handle, proposal, State.LIVE, entry);
            }
            SqlAuditStore.insert(handle, entry);
          }
          return added > 0;
        });
  }

  /** One after the other: two proposals must not both come into force. */
  private static boolean lockClient(Handle handle, Proposal proposal) {
    return handle
        .select(
            "select 1 from clients where tenant_id = ? and client_id = ? for update",
            proposal.tenantId(),
            proposal.clientId())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static void replace(Handle handle, Proposal by, State state, AuditEntry entry) {
    handle.execute(
        """
        update proposals set state = 'replaced', settled_on = ?, key_id = ?, who = ?
        where client_id = ? and state = ? and proposal_id <> ?
        """,
        Times.toSql(entry.at()),
        entry.who().keyId(),
        entry.who().name(),
        by.clientId(),
        state.json(),
        by.id());
  }

  private static int settle(Handle handle, Proposal proposal, State state, AuditEntry entry) {
    if (state == State.LIVE) {
      replace(handle, proposal, State.LIVE, entry);
      SqlClientStore.raise(handle, proposal.tenantId());
    }
    return handle.execute(
        """
        update proposals set state = ?, settled_on = ?, key_id = ?, who = ?
        where proposal_id = ? and state = 'proposed'
        """,
        state.json(),
        Times.toSql(entry.at()),
        entry.who().keyId(),
        entry.who().name(),
        proposal.id());
  }

  @Override
  public boolean settle(UUID tenantId, UUID id, State state, AuditEntry entry) {
    return database.change(
        handle -> {
          Proposal proposal = find(handle, tenantId, id).orElse(null);
          if (proposal == null || !lockClient(handle, proposal)) {
            return false;
          }
          boolean waits =
              find(handle, tenantId, id).stream().anyMatch(p -> p.state() == State.PROPOSED);
          if (waits) {
            settle(handle, proposal, state, entry);
            SqlAuditStore.insert(handle, entry);
          }
          return waits;
        });
  }

  @Override
  public Optional<Proposal> find(UUID tenantId, UUID id) {
    return database.jdbi().withHandle(handle -> find(handle, tenantId, id));
  }

  private static Optional<Proposal> find(Handle handle, UUID tenantId, UUID id) {
    return select(handle, "where tenant_id = ? and proposal_id = ?", tenantId, id).stream()
        .findFirst();
  }

  @Override
  public Optional<Proposal> newest(UUID tenantId, UUID clientId) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                select(
                    handle,
                    "where tenant_id = ? and client_id = ? order by number desc limit 1",
                    tenantId,
                    clientId))
        .stream()
        .findFirst();
  }

  @Override
  public List<Proposal> list(
      UUID tenantId, @Nullable UUID clientId, @Nullable State state, int limit) {
    StringBuilder where = new StringBuilder("where tenant_id = ?");
    List<Object> parameters = new ArrayList<>(List.of(tenantId));
    if (clientId != null) {
      where.append(" and client_id = ?");
      parameters.add(clientId);
    }
    if (state != null) {
      where.append(" and state = ?");
      parameters.add(state.json());
    }
    where.append(" order by created_on desc, proposal_id desc limit ?");
    parameters.add(limit);
    return database
        .jdbi()
        .withHandle(handle -> select(handle, where.toString(), parameters.toArray()));
  }

  private static List<Proposal> select(Handle handle, String where, Object... parameters) {
    return handle
        .select("select * from proposals " + where, parameters)
        .map((row, context) -> proposal(row))
        .list();
  }

  private static Proposal proposal(ResultSet row) throws SQLException {
    String who = row.getString("who");
    return new Proposal(
        row.getObject("proposal_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("client_id", UUID.class),
        row.getInt("number"),
        row.getInt("version"),
        Method.of(row.getString("method")),
        Tunings.weights(row.getInt("version"), row.getString("weights")).weights(),
        row.getString("provenance"),
        State.of(row.getString("state")),
        Times.get(row, "created_on"),
        Times.find(row, "settled_on"),
        who == null ? null : new Who(row.getObject("key_id", UUID.class), who));
  }
}
