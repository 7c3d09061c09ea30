package dev.assay.storage;

import dev.assay.overview.CountStore;
import dev.assay.overview.Flagged;
import dev.assay.overview.Judged;
import dev.assay.overview.Pace;
import dev.assay.overview.Scored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Counts of decisions, in SQL. What is counted, and how far, changes in one transaction. */
public final class SqlCountStore implements CountStore {
  private static final String IN_TIME =
      " from %s where tenant_id = ? and in_hour >= ? and in_hour < ? ";

  private final Database database;
  private final Uncounted uncounted;

  /**
   * Counts in a database.
   *
   * @param uncounted what this process appends
   */
  public SqlCountStore(Database database, Uncounted uncounted) {
    this.database = database;
    this.uncounted = uncounted;
  }

  @Override
  public int countOn(int most) {
    List<UUID> nodes =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .select("select node_id from nodes order by node_id")
                        .mapTo(UUID.class)
                        .list());
    return nodes.stream().mapToInt(node -> countOn(node, most)).sum();
  }

  /** Holds the row of the log until the commit: who else would count it waits, and goes on. */
  private int countOn(UUID nodeId, int most) {
    return database.change(
        handle -> {
          handle.execute(
              "insert into counted_logs (node_id, leaves) values (?, 0) on conflict do nothing",
              nodeId);
          long from =
              handle
                  .select("select leaves from counted_logs where node_id = ? for update", nodeId)
                  .mapTo(long.class)
                  .one();
          Tally tally = tally(handle, nodeId, from, most);
          if (tally.decisions() > 0) {
            tally.add(handle);
            handle.execute(
                "update counted_logs set leaves = ? where node_id = ?", tally.next(), nodeId);
          }
          return tally.decisions();
        });
  }

  private Tally tally(Handle handle, UUID nodeId, long from, int most) {
    Tally known = uncounted.takeFrom(nodeId, from);
    return known == null
        ? Tally.of(handle, nodeId, from, Math.min(most, uncounted.unknownFrom(nodeId, from)))
        : known;
  }

  @Override
  public List<Judged> judged(UUID tenantId, Instant from, Instant to) {
    return read(
        handle ->
            handle
                .select(
                    "select *" + IN_TIME.formatted("decision_counts"),
                    tenantId,
                    Times.toSql(from),
                    Times.toSql(to))
                .map(
                    (row, context) ->
                        new Judged(
                            Times.get(row, "in_hour"),
                            row.getString("pack"),
                            row.getString("band"),
                            row.getString("action"),
                            row.getInt("score_from"),
                            row.getLong("decisions"),
                            row.getLong("scores")))
                .list());
  }

  @Override
  public List<Scored> scored(UUID tenantId, Instant from, Instant to) {
    return read(
        handle ->
            handle
                .select(
                    """
                    select pack, score_from, sum(decisions) as decisions, sum(scores) as scores
                    """
                        + IN_TIME.formatted("decision_counts")
                        + "and score_from >= 0 group by pack, score_from",
                    tenantId,
                    Times.toSql(from),
                    Times.toSql(to))
                .map(
                    (row, context) ->
                        new Scored(
                            row.getString("pack"),
                            row.getInt("score_from"),
                            row.getLong("decisions"),
                            row.getLong("scores")))
                .list());
  }

  @Override
  public List<Flagged> flagged(UUID tenantId, Instant from, Instant to) {
    return read(
        handle ->
            handle
                .select(
                    "select pack, flag, sum(decisions) as decisions"
                        + IN_TIME.formatted("flag_counts")
                        + "group by pack, flag",
                    tenantId,
                    Times.toSql(from),
                    Times.toSql(to))
                .map(
                    (row, context) ->
                        new Flagged(
                            row.getString("pack"), row.getString("flag"), row.getLong("decisions")))
                .list());
  }

  @Override
  public Pace pace(UUID tenantId, Instant since, int most) {
    return read(
        handle ->
            handle
                .select(
                    """
                    select count(*) as decisions, min(as_of) as earliest from (
                      select as_of from decisions where tenant_id = ? and as_of >= ?
                      order by tenant_id, as_of desc, decision_id desc limit ?) latest
                    """,
                    tenantId,
                    Times.toSql(since),
                    most)
                .map(
                    (row, context) ->
                        new Pace(row.getLong("decisions"), Times.find(row, "earliest")))
                .one());
  }

  @Override
  public Optional<Instant> latest(UUID tenantId) {
    return read(
        handle ->
            handle
                .select(
                    """
                    select as_of from decisions where tenant_id = ?
                    order by tenant_id, as_of desc, decision_id desc limit 1
                    """,
                    tenantId)
                .map((row, context) -> Times.get(row, "as_of"))
                .findFirst());
  }

  private <T> T read(Function<Handle, T> query) {
    return database.jdbi().withHandle(query::apply);
  }
}
