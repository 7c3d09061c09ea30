package dev.assay.storage;

import dev.assay.cluster.Marks;
import dev.assay.cluster.NodeReport;
import dev.assay.cluster.Registry;
import dev.assay.cluster.ReportJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the database knows of the nodes. */
public final class SqlRegistry implements Registry {
  private final Database database;

  public SqlRegistry(Database database) {
    this.database = database;
  }

  @Override
  public Marks marks() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select (select coalesce(max(epoch), 0) from activations) as epoch,
                          (select count(*) + coalesce(sum(changes), 0) from tenants) + (select count(*) from api_keys)
                          + (select count(*) from api_keys where revoked_on is not null)
                            as directory
                        """)
                    .map(
                        (row, context) -> new Marks(row.getLong("epoch"), row.getLong("directory")))
                    .one());
  }

  @Override
  public void put(NodeReport report, Instant now) {
    database.note(
        handle -> {
          int known =
              handle.execute(
                  "update cluster_nodes set report = ?, seen_on = ? where node_id = ?",
                  ReportJson.write(report),
                  Times.toSql(now),
                  report.nodeId());
          return known > 0
              ? known
              : handle.execute(
                  """
                    insert into cluster_nodes (node_id, report, seen_on) values (?, ?, ?)
                    on conflict do nothing
                    """,
                  report.nodeId(),
                  ReportJson.write(report),
                  Times.toSql(now));
        });
  }

  @Override
  public List<Seen> seen(Instant since) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select * from cluster_nodes where seen_on > ? order by node_id",
                        Times.toSql(since))
                    .map(
                        (row, context) ->
                            new Seen(
                                ReportJson.read(row.getString("report")),
                                Times.get(row, "seen_on")))
                    .list());
  }

  @Override
  public void remove(UUID nodeId) {
    database.note(handle -> handle.execute("delete from cluster_nodes where node_id = ?", nodeId));
  }
}
