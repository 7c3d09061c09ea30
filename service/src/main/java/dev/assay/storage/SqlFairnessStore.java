package dev.assay.storage;

import dev.assay.canonical.Bytes;
import dev.assay.fairness.FairnessStore;
import dev.assay.fairness.Standing;
import dev.assay.keys.WrappedKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What reports of fairness are made of, and they themselves, in SQL. */
public final class SqlFairnessStore implements FairnessStore {
  private final Database database;

  public SqlFairnessStore(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, Standing> standings(UUID tenantId, Collection<String> lookups) {
    Map<String, Standing> found = new HashMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select lead_id, lookup, score_total, score_band from leads
                        where tenant_id = :tenant and lookup = any(:lookups)
                        """)
                    .bind("tenant", tenantId)
                    .bindArray("lookups", String.class, lookups)
                    .map(
                        (row, context) ->
                            found.put(
                                row.getString("lookup"),
                                new Standing(
                                    row.getObject("lead_id", UUID.class),
                                    row.getObject("score_total", Integer.class),
                                    row.getString("score_band"))))
                    .list());
    return found;
  }

  @Override
  public void keep(UUID jobId, Sealed report, long done, long failed) {
    database.change(
        handle -> {
          handle.execute(
              """
              insert into fairness_reports (job_id, own_key_version, own_key, report, report_hash)
              values (?, ?, ?, ?, ?)
              """,
              jobId,
              report.key().version(),
              report.key().sealed().toArray(),
              report.report().toArray(),
              report.hash());
          return handle.execute(
              "update jobs set done = ?, failed = ? where job_id = ?", done, failed, jobId);
        });
  }

  @Override
  public Optional<Sealed> find(UUID jobId) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select * from fairness_reports where job_id = ?", jobId)
                    .map(
                        (row, context) ->
                            new Sealed(
                                new WrappedKey(
                                    row.getInt("own_key_version"),
                                    Bytes.of(row.getBytes("own_key"))),
                                Bytes.of(row.getBytes("report")),
                                row.getString("report_hash")))
                    .findOne());
  }
}
