package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.webhooks.Attempt;
import dev.assay.webhooks.Delivery;
import dev.assay.webhooks.DeliveryStore;
import dev.assay.webhooks.Outcome;
import dev.assay.webhooks.Webhook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** What is owed to webhooks, in SQL. */
public final class SqlDeliveryStore implements DeliveryStore {
  /** Each with its event and its latest attempt. */
  private static final String SELECT =
      """
      select d.webhook_id, d.state, d.attempts, d.tries, d.made_on as queued_on, d.due_on,
        e.*, a.number as attempt, a.made_on as tried_on, a.millis, a.status, a.failure
      from webhook_deliveries d join events e on e.event_id = d.event_id
      left join webhook_attempts a
        on a.webhook_id = d.webhook_id and a.event_id = d.event_id and a.number = d.attempts
      where d.webhook_id = ?
      """;

  private final Database database;

  public SqlDeliveryStore(Database database) {
    this.database = database;
  }

  /**
   * Within the transaction that gives events their numbers: every webhook that wants one is owed
   * it. An event of the type {@code webhook.test} is for its subject alone.
   */
  static void addAll(Handle handle, List<UUID> events) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into webhook_deliveries
              (webhook_id, event_id, state, attempts, tries, made_on, due_on)
            select w.webhook_id, e.event_id, 'waiting', 0, 0, e.made_on, e.made_on
            from events e join webhooks w on e.tenant_id is null or e.tenant_id = w.tenant_id
            where e.event_id = ?
              and case when e.type = 'webhook.test' then e.subject = cast(w.webhook_id as varchar)
                else w.types = '' or position(concat(' ', e.type, ' ') in concat(' ', w.types, ' ')) > 0
                end
            """);
    events.forEach(batch::add);
    batch.execute();
  }

  @Override
  public List<Webhook> due(Instant now) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select * from webhooks w where paused = false and exists (
                          select 1 from webhook_deliveries d where d.webhook_id = w.webhook_id
                            and d.state = 'waiting' and d.due_on <= ?)
                        """,
                        Times.toSql(now))
                    .map((row, context) -> SqlWebhookStore.webhook(row))
                    .list());
  }

  @Override
  public List<Delivery> due(UUID webhookId, Instant now, int limit) {
    return select(
        "and d.state = 'waiting' and d.due_on <= ? order by d.webhook_id, d.state, d.due_on limit ?",
        webhookId,
        Times.toSql(now),
        limit);
  }

  private List<Delivery> select(String where, @Nullable Object... parameters) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(SELECT + where, parameters)
                    .map((row, context) -> delivery(row))
                    .list());
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    int attempts = row.getInt("attempts");
    return new Delivery(
        row.getObject("webhook_id", UUID.class),
        SqlEventStore.sent(row),
        Delivery.State.of(row.getString("state")),
        attempts,
        row.getInt("tries"),
        Times.get(row, "queued_on"),
        Times.find(row, "due_on"),
        row.getObject("attempt") == null ? null : attempt(row));
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    String failure = row.getString("failure");
    return new Attempt(
        row.getInt("attempt"),
        Times.get(row, "tried_on"),
        row.getLong("millis"),
        row.getObject("status", Integer.class),
        failure == null ? null : Attempt.Failure.of(failure));
  }

  @Override
  public void record(List<Outcome> outcomes, Gone gone) {
    database.change(
        handle -> {
          outcomes.forEach(outcome -> record(handle, outcome, gone));
          return outcomes.size();
        });
  }

  private static void record(Handle handle, Outcome outcome, Gone gone) {
    Attempt attempt = outcome.attempt();
    int changed =
        handle.execute(
            """
            update webhook_deliveries set state = ?, attempts = ?, tries = ?, due_on = ?
            where webhook_id = ? and event_id = ? and attempts = ?
            """,
            outcome.state().json(),
            attempt.number(),
            outcome.tries(),
            Times.toSql(outcome.dueOn()),
            outcome.webhookId(),
            outcome.eventId(),
            attempt.number() - 1);
    if (changed == 0) {
      return;
    }
    handle.execute(
        """
        insert into webhook_attempts
          (webhook_id, event_id, number, made_on, millis, status, failure)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        outcome.webhookId(),
        outcome.eventId(),
        attempt.number(),
        Times.toSql(attempt.at()),
        attempt.millis(),
        attempt.status(),
        attempt.failure() == null ? null : attempt.failure().json());
    if (outcome.gone()) {
      pause(handle, outcome.webhookId(), gone);
    }
  }

  private static void pause(Handle handle, UUID webhookId, Gone gone) {
    handle
        .select("select * from webhooks where webhook_id = ? and paused = false", webhookId)
        .map((row, context) -> SqlWebhookStore.webhook(row))
        .findOne()
        .ifPresent(
            webhook -> {
              SqlWebhookStore.pause(handle, webhookId, true);
              SqlAuditStore.insert(handle, gone.entry(webhook));
            });
  }

  @Override
  public List<Delivery> page(
      UUID webhookId, Delivery.@Nullable State state, @Nullable UUID before, int limit) {
    String where =
        (state == null ? "" : "and d.state = '" + state.json() + "' ")
            + (before == null ? "" : "and d.event_id < '" + before + "' ");
    return select(where + "order by d.webhook_id desc, d.event_id desc limit ?", webhookId, limit);
  }

  @Override
  public Optional<Delivery> find(UUID webhookId, UUID eventId) {
    return select("and d.event_id = ?", webhookId, eventId).stream().findFirst();
  }

  @Override
  public List<Attempt> attempts(UUID webhookId, UUID eventId) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select number as attempt, made_on as tried_on, millis, status, failure
                        from webhook_attempts where webhook_id = ? and event_id = ? order by number
                        """,
                        webhookId,
                        eventId)
                    .map((row, context) -> attempt(row))
                    .list());
  }

  @Override
  public boolean sendAgain(UUID webhookId, UUID eventId, Instant now, AuditEntry entry) {
    return again("event_id = ?", webhookId, eventId, now, entry) > 0;
  }

  @Override
  public int sendDeadAgain(UUID webhookId, Instant since, Instant now, AuditEntry entry) {
    return again("state = 'dead' and made_on >= ?", webhookId, Times.toSql(since), now, entry);
  }

  private int again(
      String which, UUID webhookId, @Nullable Object parameter, Instant now, AuditEntry entry) {
    return database.change(
        handle -> {
          int sent =
              handle.execute(
                  "update webhook_deliveries set state = 'waiting', tries = 0, due_on = ?"
                      + " where webhook_id = ? and "
                      + which,
                  Times.toSql(now),
                  webhookId,
                  parameter);
          if (sent > 0) {
            SqlAuditStore.insert(handle, entry);
          }
          return sent;
        });
  }

  @Override
  public void forget(Instant before) {
    database.change(
        handle ->
            handle.execute(
                "delete from webhook_deliveries where made_on < ?", Times.toSql(before)));
  }
}
