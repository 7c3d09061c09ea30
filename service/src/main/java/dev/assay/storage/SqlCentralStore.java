package dev.assay.storage;

import dev.assay.central.CentralStore;
import dev.assay.central.Known;
import dev.assay.central.Owed;
import dev.assay.outcomes.Outcome;
import dev.assay.outcomes.StoredOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What the central is told and has said, in SQL. */
public final class SqlCentralStore implements CentralStore {
  private final Database database;

  public SqlCentralStore(Database database) {
    this.database = database;
  }

  @Override
  public List<Known> all() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select * from central_clients")
                    .map((row, context) -> known(row))
                    .list());
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        row.getObject("tenant_id", UUID.class),
        row.getObject("client_id", UUID.class),
        row.getString("central_id"),
        Times.get(row, "asked_on"));
  }

  @Override
  public void put(Known known) {
    database.change(
        handle -> {
          handle.execute("delete from central_clients where client_id = ?", known.clientId());
          return handle.execute(
              """
              insert into central_clients (client_id, tenant_id, central_id, asked_on)
              select client_id, tenant_id, ?, ? from clients where tenant_id = ? and client_id = ?
              on conflict do nothing
              """,
              known.centralId(),
              Times.toSql(known.askedOn()),
              known.tenantId(),
              known.clientId());
        });
  }

  /** Within the transaction in which the outcome is recorded. */
  static void owe(Handle handle, StoredOutcome outcome) {
    handle.execute(
        "insert into central_outcomes (outcome_id, recorded_on) values (?, ?)",
        outcome.id(),
        Times.toSql(outcome.recordedOn()));
  }

  @Override
  public List<Owed> owed(int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select o.outcome_id, o.tenant_id, k.central_id, o.lead, o.outcome
                        from central_outcomes c
                        join outcomes o on o.outcome_id = c.outcome_id
                        join central_clients k on k.client_id = o.client_id
                        order by c.recorded_on, c.outcome_id limit ?
                        """,
                        limit)
                    .map((row, context) -> owed(row))
                    .list());
  }

  private static Owed owed(ResultSet row) throws SQLException {
    return new Owed(
        row.getObject("outcome_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("central_id"),
        row.getObject("lead", UUID.class),
        Outcome.find(row.getString("outcome")).orElseThrow());
  }

  @Override
  public void settle(UUID outcomeId) {
    database.change(
        handle -> handle.execute("delete from central_outcomes where outcome_id = ?", outcomeId));
  }

  @Override
  public int forget(int kept) {
    return count() <= kept
        ? 0
        : database.change(
            handle ->
                handle.execute(
                    """
                    delete from central_outcomes where outcome_id in
                      (select outcome_id from central_outcomes
                       order by recorded_on desc, outcome_id desc offset ? rows)
                    """,
                    kept));
  }

  @Override
  public int count() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.select("select count(*) from central_outcomes").mapTo(Integer.class).one());
  }
}
