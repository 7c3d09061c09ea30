package dev.assay.storage;

import dev.assay.batch.BatchLine;
import dev.assay.batch.BatchLine.State;
import dev.assay.batch.BatchStore;
import dev.assay.canonical.Bytes;
import dev.assay.keys.WrappedKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Records of batches in SQL. */
public final class SqlBatchStore implements BatchStore {
  static final String WAITING =
      """
      select * from batch_lines where job_id = ? and state = 'waiting'
      order by job_id, state, line limit ?
      """;
  static final String RESULTS =
      """
      select * from batch_lines where job_id = ? and line > ? and state <> 'waiting'
      order by job_id, line limit ?
      """;

  private final Database database;

  public SqlBatchStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(UUID jobId, UUID tenantId, List<BatchLine> lines) {
    database.change(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  insert into batch_lines (job_id, tenant_id, line, decision_id, state, lead,
                    email_lookup, phone_lookup, own_key_version, own_key, payload)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  """);
          for (BatchLine line : lines) {
            batch.add(
                jobId,
                tenantId,
                line.line(),
                line.decisionId(),
                line.state().sql(),
                line.lead(),
                line.emailLookup(),
                line.phoneLookup(),
                version(line.ownKey()),
                sealed(line.ownKey()),
                bytes(line.payload()));
          }
          batch.execute();
          new FurtherLookups(handle.getConnection()).addLines(tenantId, lines);
          return count(handle, jobId, 0, failed(lines));
        });
  }

  @Override
  public List<BatchLine> waiting(UUID jobId, int limit) {
    return select(WAITING, jobId, limit);
  }

  @Override
  public List<BatchLine> results(UUID jobId, long afterLine, int limit) {
    return select(RESULTS, jobId, afterLine, limit);
  }

  private List<BatchLine> select(String sql, Object... parameters) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.select(sql, parameters).map((row, context) -> line(row)).list());
  }

  private static BatchLine line(ResultSet row) throws SQLException {
    byte[] ownKey = row.getBytes("own_key");
    byte[] payload = row.getBytes("payload");
    return new BatchLine(
        row.getLong("line"),
        row.getObject("decision_id", UUID.class),
        State.of(row.getString("state")),
        row.getObject("lead", UUID.class),
        row.getString("email_lookup"),
        row.getString("phone_lookup"),
        Set.of(),
        ownKey == null ? null : new WrappedKey(row.getInt("own_key_version"), Bytes.of(ownKey)),
        payload == null ? null : Bytes.of(payload));
  }

  @Override
  public Set<UUID> settle(UUID jobId, List<BatchLine> lines) {
    return database.change(
        handle -> {
          int done = 0;
          int failed = 0;
          Set<UUID> erased = new HashSet<>();
          for (BatchLine line : lines) {
            boolean decided = line.state() == State.DECIDED;
            int settled = settle(handle, jobId, line);
            if (!decided) {
              handle.execute(
                  "delete from further_lookups where decision_id = ?", line.decisionId());
            }
            done += decided ? settled : 0;
            failed += decided ? 0 : settled;
            if (decided && settled == 0) {
              erased.add(line.decisionId());
            }
          }
          count(handle, jobId, done, failed);
          erased.retainAll(waitingWithoutPayload(handle, jobId, erased));
          return erased;
        });
  }

  /** One that was erased meanwhile can only fail. */
  private static int settle(Handle handle, UUID jobId, BatchLine line) {
    return handle.execute(
        """
        update batch_lines set state = ?, email_lookup = null, phone_lookup = null,
          own_key_version = ?, own_key = ?, payload = ?
        where job_id = ? and line = ? and state = 'waiting'
          and (payload is not null or ? = 'failed')
        """,
        line.state().sql(),
        version(line.ownKey()),
        sealed(line.ownKey()),
        bytes(line.payload()),
        jobId,
        line.line(),
        line.state().sql());
  }

  private static Set<UUID> waitingWithoutPayload(Handle handle, UUID jobId, Set<UUID> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    return handle
        .createQuery(
            """
            select decision_id from batch_lines
            where job_id = :job and decision_id = any(:ids) and state = 'waiting'
              and payload is null
            """)
        .bind("job", jobId)
        .bindArray("ids", UUID.class, ids.toArray())
        .mapTo(UUID.class)
        .set();
  }

  @Override
  public void drop(UUID jobId) {
    String waiting = "job_id = ? and state = 'waiting'";
    Set<Bytes> keys = new HashSet<>();
    database.change(
        handle -> {
          keys.addAll(LineKeys.select(handle, waiting, jobId));
          handle.execute(
              "delete from further_lookups where decision_id in"
                  + " (select decision_id from batch_lines where "
                  + waiting
                  + ")",
              jobId);
          return handle.execute("delete from batch_lines where " + waiting, jobId);
        });
    database.wipe(keys);
  }

  private static int count(Handle handle, UUID jobId, int done, int failed) {
    return handle.execute(
        "update jobs set done = done + ?, failed = failed + ? where job_id = ?",
        done,
        failed,
        jobId);
  }

  private static int failed(List<BatchLine> lines) {
    return (int) lines.stream().filter(line -> line.state() == State.FAILED).count();
  }

  private static @Nullable Integer version(@Nullable WrappedKey key) {
    return key == null ? null : key.version();
  }

  private static byte @Nullable [] sealed(@Nullable WrappedKey key) {
    return key == null ? null : key.sealed().toArray();
  }

  private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
    return bytes == null ? null : bytes.toArray();
  }
}
