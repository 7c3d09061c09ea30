package dev.assay.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Decisions of a log one after the other, by what they came to. Rows are added to in one order, so
 * that two nodes which count two logs never wait for each other.
 */
final class Tally {
  private static final String ROWS =
      """
      select leaf_index, tenant_id, as_of, pack, score, band, flags,
        substring(record from 1 for 120) as begins,
        cardinality(flags) = 0 and record like '%s' as is_unknown
      from decisions
      where node_id = ? and leaf_index >= ? order by node_id, leaf_index limit ?
      """
          .formatted(SearchSql.NOTHING);

  private static final String NEW =
      """
      insert into decision_counts
        (tenant_id, in_hour, pack, band, action, score_from, decisions, scores)
      values (?, ?, ?, ?, ?, ?, 0, 0) on conflict do nothing
      """;

  private static final String ADD =
      """
      update decision_counts set decisions = decisions + ?, scores = scores + ?
      where tenant_id = ? and in_hour = ? and pack = ? and band = ? and action = ?
        and score_from = ?
      """;

  private static final String NEW_FLAG =
      """
      insert into flag_counts (tenant_id, in_hour, pack, flag, decisions)
      values (?, ?, ?, ?, 0) on conflict do nothing
      """;

  private static final String ADD_FLAG =
      """
      update flag_counts set decisions = decisions + ?
      where tenant_id = ? and in_hour = ? and pack = ? and flag = ?
      """;

  /** How every record begins: its fields are in the order of their names. */
  private static final String ACTION = "{\"action\":\"";

  private static final int LAST_RANGE = 90;

  private final SortedMap<Place, Sum> judged = new TreeMap<>();
  private final SortedMap<FlagPlace, Long> flagged = new TreeMap<>();
  private int decisions;
  private long next;

  /** Which row a decision counts in. */
  private record Place(
      UUID tenantId, Instant hour, String pack, String band, String action, int scoreFrom)
      implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::tenantId)
            .thenComparing(Place::hour)
            .thenComparing(Place::pack)
            .thenComparing(Place::band)
            .thenComparing(Place::action)
            .thenComparing(Place::scoreFrom);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** Which row one of its flags counts in. */
  private record FlagPlace(UUID tenantId, Instant hour, String pack, String flag)
      implements Comparable<FlagPlace> {
    private static final Comparator<FlagPlace> ORDER =
        Comparator.comparing(FlagPlace::tenantId)
            .thenComparing(FlagPlace::hour)
            .thenComparing(FlagPlace::pack)
            .thenComparing(FlagPlace::flag);

    @Override
    public int compareTo(FlagPlace other) {
      return ORDER.compare(this, other);
    }
  }

  private record Sum(long decisions, long scores) {
    Sum plus(Sum other) {
      return new Sum(decisions + other.decisions, scores + other.scores);
    }
  }

  private Tally(long from) {
    next = from;
  }

  /** The decisions of a log from this leaf on, at most so many. */
  static Tally of(Handle handle, UUID nodeId, long from, int most) {
    Tally tally = new Tally(from);
    handle
        .select(ROWS, nodeId, from, most)
        .map((row, context) -> tally.take(row))
        .forEach(leaf -> tally.next = leaf + 1);
    return tally;
  }

  /** Its place in the log. */
  private long take(ResultSet row) throws SQLException {
    UUID tenantId = row.getObject("tenant_id", UUID.class);
    Instant hour = Times.get(row, "as_of").truncatedTo(ChronoUnit.HOURS);
    String pack = row.getString("pack");
    int score = row.getInt("score");
    Place place =
        row.getBoolean("is_unknown")
            ? new Place(tenantId, hour, pack, "", "", -1)
            : new Place(
                tenantId,
                hour,
                pack,
                row.getString("band"),
                action(row.getString("begins")),
                Math.min(score / 10 * 10, LAST_RANGE));
    judged.merge(place, new Sum(1, score), Sum::plus);
    Arrays.stream((Object[]) row.getArray("flags").getArray())
        .forEach(
            flag ->
                flagged.merge(
                    new FlagPlace(tenantId, hour, pack, String.valueOf(flag)), 1L, Long::sum));
    decisions++;
    return row.getLong("leaf_index");
  }

  /** Nothing where the record is not as it was written. */
  private static String action(String begins) {
    int end = begins.startsWith(ACTION) ? begins.indexOf('"', ACTION.length()) : -1;
    return end < 0 ? "" : begins.substring(ACTION.length(), end);
  }

  /** How many there are. */
  int decisions() {
    return decisions;
  }

  /** The leaf after the last of them. */
  long next() {
    return next;
  }

  /** Adds them to what is counted. */
  void add(Handle handle) {
    PreparedBatch rows = handle.prepareBatch(NEW);
    PreparedBatch sums = handle.prepareBatch(ADD);
    for (Map.Entry<Place, Sum> each : judged.entrySet()) {
      Place at = each.getKey();
      Sum sum = each.getValue();
      var hour = Times.toSql(at.hour);
      rows.add(at.tenantId, hour, at.pack, at.band, at.action, at.scoreFrom);
      sums.add(
          sum.decisions, sum.scores, at.tenantId, hour, at.pack, at.band, at.action, at.scoreFrom);
    }
    rows.execute();
    sums.execute();
    addFlags(handle);
  }

  private void addFlags(Handle handle) {
    if (flagged.isEmpty()) {
      return;
    }
    PreparedBatch rows = handle.prepareBatch(NEW_FLAG);
    PreparedBatch sums = handle.prepareBatch(ADD_FLAG);
    for (Map.Entry<FlagPlace, Long> each : flagged.entrySet()) {
      FlagPlace at = each.getKey();
      var hour = Times.toSql(at.hour);
      rows.add(at.tenantId, hour, at.pack, at.flag);
      sums.add(each.getValue(), at.tenantId, hour, at.pack, at.flag);
    }
    rows.execute();
    sums.execute();
  }
}
