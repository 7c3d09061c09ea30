package dev.assay.storage;

import dev.assay.activation.Stage;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.packs.Line;
import dev.assay.rollout.ScheduleStore;
import dev.assay.rollout.Scheduled;
import dev.assay.rollout.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Steps that are to be taken later, in SQL. */
public final class SqlScheduleStore implements ScheduleStore {
  private final Database database;

  public SqlScheduleStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(Scheduled scheduled, AuditEntry entry) {
    Step step = scheduled.step();
    database.change(
        handle -> {
          handle.execute(
              """
              insert into scheduled_steps
                (step_id, owner, pack, version, stage, percent, max_drift, due_on, key_id, who,
                 reason)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              scheduled.id(),
              scheduled.line().owner(),
              scheduled.line().pack(),
              step.version(),
              step.stage().json(),
              step.percent(),
              step.maxDrift(),
              Times.toSql(scheduled.at()),
              scheduled.who().keyId(),
              scheduled.who().name(),
              scheduled.reason());
          return SqlAuditStore.insert(handle, entry);
        });
  }

  @Override
  public List<Scheduled> of(Line line) {
    return select(
        "select * from scheduled_steps where owner = ? and pack = ? order by due_on, step_id",
        line.owner(),
        line.pack());
  }

  @Override
  public List<Scheduled> due(Instant now) {
    return select(
        "select * from scheduled_steps where due_on <= ? order by due_on, step_id", utc(now));
  }

  @Override
  public boolean claim(UUID id, Instant now, Instant before) {
    return database.change(
        handle ->
            handle.execute(
                    """
                    update scheduled_steps set claimed_on = ?
                    where step_id = ? and (claimed_on is null or claimed_on < ?)
                    """,
                    utc(now),
                    id,
                    utc(before))
                > 0);
  }

  @Override
  public void done(UUID id) {
    database.change(handle -> handle.execute("delete from scheduled_steps where step_id = ?", id));
  }

  @Override
  public boolean cancel(Line line, UUID id, AuditEntry entry) {
    return database.change(
        handle -> {
          int removed =
              handle.execute(
                  """
                  delete from scheduled_steps
                  where step_id = ? and owner = ? and pack = ? and claimed_on is null
                  """,
                  id,
                  line.owner(),
                  line.pack());
          if (removed > 0) {
            SqlAuditStore.insert(handle, entry);
          }
          return removed > 0;
        });
  }

  private static Object utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private List<Scheduled> select(String sql, Object... parameters) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.select(sql, parameters).map((row, context) -> scheduled(row)).list());
  }

  private static Scheduled scheduled(ResultSet row) throws SQLException {
    return new Scheduled(
        row.getObject("step_id", UUID.class),
        new Line(row.getObject("owner", UUID.class), row.getString("pack")),
        new Step(
            row.getString("version"),
            Stage.of(row.getString("stage")),
            row.getInt("percent"),
            row.getInt("max_drift")),
        Times.get(row, "due_on"),
        new Who(row.getObject("key_id", UUID.class), row.getString("who")),
        row.getString("reason"));
  }
}
