package dev.assay.storage;

import dev.assay.canonical.Bytes;
import dev.assay.jobs.Job;
import dev.assay.jobs.JobState;
import dev.assay.jobs.JobStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Jobs in SQL. */
public final class SqlJobStore implements JobStore {
  private static final String IN_TURN =
      """
      where state in ('waiting', 'running', 'cancelling')
        and (leased_until is null or leased_until <= ? or leased_until > ?)
      order by served_on, job_id limit 1""";

  private final Database database;

  public SqlJobStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Job> add(Job job) {
    int added =
        database.change(
            handle -> {
              handle.execute(
                  "delete from jobs where tenant_id = ? and job_id = ? and state = 'receiving'",
                  job.tenantId(),
                  job.id());
              return insert(handle, job);
            });
    return added > 0 ? Optional.empty() : find(job.tenantId(), job.id());
  }

  private static int insert(Handle handle, Job job) {
    return handle.execute(
        """
                    insert into jobs (job_id, tenant_id, kind, state, terms, created_on, expires_on,
                      served_on, items, done, failed)
                    values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0) on conflict do nothing
                    """,
        job.id(),
        job.tenantId(),
        job.kind(),
        job.state().json(),
        job.terms(),
        Times.toSql(job.createdOn()),
        Times.toSql(job.expiresOn()),
        Times.toSql(job.createdOn()));
  }

  @Override
  public void received(UUID id, long items, String requestHash) {
    database.change(
        handle ->
            handle.execute(
                """
                update jobs set state = 'waiting', items = ?, request_hash = ?
                where job_id = ? and state = 'receiving'
                """,
                items,
                requestHash,
                id));
  }

  @Override
  public Optional<Job> find(UUID tenantId, UUID id) {
    return select("where tenant_id = ? and job_id = ?", tenantId, id).stream().findFirst();
  }

  @Override
  public List<Job> list(UUID tenantId, @Nullable UUID after, int limit) {
    String order = " order by tenant_id desc, job_id desc limit ?";
    return after == null
        ? select("where tenant_id = ?" + order, tenantId, limit)
        : select("where tenant_id = ? and job_id < ?" + order, tenantId, after, limit);
  }

  private List<Job> select(String where, @Nullable Object... parameters) {
    return database.jdbi().withHandle(handle -> select(handle, where, parameters));
  }

  private static List<Job> select(Handle handle, String where, @Nullable Object... parameters) {
    return handle
        .select("select * from jobs " + where, parameters)
        .map((row, context) -> job(row))
        .list();
  }

  private static Job job(ResultSet row) throws SQLException {
    return new Job(
        row.getObject("job_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("kind"),
        JobState.of(row.getString("state")),
        row.getString("terms"),
        row.getString("request_hash"),
        Times.get(row, "created_on"),
        Times.find(row, "started_on"),
        Times.find(row, "finished_on"),
        Times.get(row, "expires_on"),
        row.getLong("items"),
        row.getLong("done"),
        row.getLong("failed"),
        row.getString("result_hash"));
  }

  @Override
  public Optional<Job> lease(Instant now, Instant until) {
    @Nullable Object[] times = {Times.toSql(now), Times.toSql(until)};
    if (select(IN_TURN, times).isEmpty()) {
      return Optional.empty(); // mostly; and nothing is written
    }
    return database.change(
        handle ->
            select(handle, IN_TURN + " for update skip locked", times).stream()
                .findFirst()
                .map(job -> leased(handle, job.id(), now, until)));
  }

  private static Job leased(Handle handle, UUID id, Instant now, Instant until) {
    handle.execute(
        """
        update jobs set leased_until = ?, served_on = ?, started_on = coalesce(started_on, ?),
          state = case when state = 'waiting' then 'running' else state end
        where job_id = ?
        """,
        Times.toSql(until),
        Times.toSql(now),
        Times.toSql(now),
        id);
    return select(handle, "where job_id = ?", id).get(0);
  }

  @Override
  public void release(UUID id) {
    database.change(
        handle -> handle.execute("update jobs set leased_until = null where job_id = ?", id));
  }

  @Override
  public void end(UUID id, String resultHash, Instant now) {
    database.change(
        handle ->
            handle.execute(
                """
                update jobs set result_hash = ?, finished_on = ?,
                  state = case when state = 'cancelling' then 'cancelled' else 'done' end
                where job_id = ? and finished_on is null
                """,
                resultHash,
                Times.toSql(now),
                id));
  }

  @Override
  public boolean pause(UUID tenantId, UUID id) {
    return turn(tenantId, id, "state = 'paused'", "('waiting', 'running')");
  }

  @Override
  public boolean resume(UUID tenantId, UUID id) {
    return turn(tenantId, id, "state = 'waiting'", "('paused')");
  }

  private boolean turn(UUID tenantId, UUID id, String to, String from) {
    String sql = "update jobs set " + to + " where tenant_id = ? and job_id = ? and state in ";
    return database.change(handle -> handle.execute(sql + from, tenantId, id)) > 0;
  }

  @Override
  public boolean cancel(UUID tenantId, UUID id) {
    return 0
        < database.change(
            handle ->
                handle.execute(
                    """
                    update jobs set state = 'cancelling'
                    where tenant_id = ? and job_id = ? and state not in ('done', 'cancelled')
                    """,
                    tenantId,
                    id));
  }

  @Override
  public void abandon(Job receiving) {
    forget(
        "where job_id = ? and state = 'receiving' and created_on = ?",
        receiving.id(),
        Times.toSql(receiving.createdOn()));
  }

  @Override
  public boolean delete(UUID tenantId, UUID id) {
    return 0
        < forget(
            "where tenant_id = ? and job_id = ? and state in ('done', 'cancelled')", tenantId, id);
  }

  @Override
  public void expire(Instant now) {
    if (!select("where expires_on <= ? limit 1", Times.toSql(now)).isEmpty()) {
      forget("where expires_on <= ?", Times.toSql(now));
    }
  }

  /** Deletes jobs and all that hangs on them. */
  private int forget(String where, @Nullable Object... parameters) {
    Set<Bytes> keys = new HashSet<>();
    int forgotten =
        database.change(
            handle -> {
              keys.addAll(
                  LineKeys.select(
                      handle, "job_id in (select job_id from jobs " + where + ")", parameters));
              return handle.execute("delete from jobs " + where, parameters);
            });
    database.wipe(keys);
    return forgotten;
  }
}
