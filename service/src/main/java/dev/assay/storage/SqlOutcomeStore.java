package dev.assay.storage;

import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.outcomes.Outcome;
import dev.assay.outcomes.OutcomeStore;
import dev.assay.outcomes.Score;
import dev.assay.outcomes.StoredOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Outcomes in SQL. */
public final class SqlOutcomeStore implements OutcomeStore {
  private final Database database;
  private final Predicate<StoredOutcome> owed;

  public SqlOutcomeStore(Database database) {
    this(database, outcome -> false);
  }

  /**
   * One that remembers what a central has to be told.
   *
   * @param owed whether it is to be told of an outcome
   */
  public SqlOutcomeStore(Database database, Predicate<StoredOutcome> owed) {
    this.database = database;
    this.owed = owed;
  }

  @Override
  public boolean add(StoredOutcome outcome) {
    Score score = outcome.score();
    Who who = outcome.who();
    return database.change(
        handle -> {
          int added =
              handle.execute(
                  """
                  insert into outcomes
                    (outcome_id, tenant_id, client_id, lead, email_lookup, decision_id, score, band,
                     outcome, happened_on, recorded_on, key_id, who, payload)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                  """,
                  outcome.id(),
                  outcome.tenantId(),
                  outcome.clientId(),
                  outcome.lead(),
                  outcome.emailLookup(),
                  outcome.decisionId(),
                  score == null ? null : score.total(),
                  score == null ? null : score.band(),
                  outcome.outcome().json(),
                  Times.toSql(outcome.happenedOn()),
                  Times.toSql(outcome.recordedOn()),
                  who == null ? null : who.keyId(),
                  who == null ? null : who.name(),
                  outcome.payload().toArray());
          if (added > 0) {
            handle.execute(
                "update clients set outcomes = outcomes + 1 where client_id = ?",
                outcome.clientId());
            if (owed.test(outcome)) {
              SqlCentralStore.owe(handle, outcome);
            }
          }
          return added > 0;
        });
  }

  @Override
  public Optional<StoredOutcome> find(UUID tenantId, UUID id) {
    return select("where tenant_id = ? and outcome_id = ?", tenantId, id).stream().findFirst();
  }

  @Override
  public List<StoredOutcome> ofLead(UUID tenantId, UUID lead) {
    return select("where tenant_id = ? and lead = ?", tenantId, lead);
  }

  @Override
  public List<StoredOutcome> ofLead(UUID tenantId, List<String> lookups) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select * from outcomes where tenant_id = :tenant
                          and lead in (select lead from lead_keys where lookup = any(:lookups))
                        order by recorded_on, outcome_id
                        """)
                    .bind("tenant", tenantId)
                    .bindArray("lookups", String.class, lookups)
                    .map((row, context) -> outcome(row))
                    .list());
  }

  @Override
  public List<StoredOutcome> ofClient(UUID tenantId, UUID clientId, int limit) {
    return select(
        """
        where tenant_id = ? and client_id = ?
        order by happened_on desc, recorded_on desc, outcome_id desc limit ?
        """,
        tenantId,
        clientId,
        limit);
  }

  private List<StoredOutcome> select(String where, Object... parameters) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select * from outcomes " + where, parameters)
                    .map((row, context) -> outcome(row))
                    .list());
  }

  static StoredOutcome outcome(ResultSet row) throws SQLException {
    String who = row.getString("who");
    return new StoredOutcome(
        row.getObject("outcome_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("client_id", UUID.class),
        row.getObject("lead", UUID.class),
        row.getString("email_lookup"),
        row.getObject("decision_id", UUID.class),
        score(row),
        Outcome.find(row.getString("outcome")).orElseThrow(),
        Times.get(row, "happened_on"),
        Times.get(row, "recorded_on"),
        who == null ? null : new Who(row.getObject("key_id", UUID.class), who),
        Bytes.of(row.getBytes("payload")));
  }

  static @Nullable Score score(ResultSet row) throws SQLException {
    String band = row.getString("band");
    return band == null ? null : new Score(row.getInt("score"), band);
  }
}
