package dev.assay.storage;

import dev.assay.decisionlog.DecisionRecord;
import dev.assay.rules.Scorecard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
      select tenant_id, as_of, pack, score, band, flags,
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

  private final SortedMap<Place, Sum> places = new TreeMap<>();
  private final SortedMap<FlagPlace, Long> flagged = new TreeMap<>();
  private final long first;
  private int decisions;

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

  /** What is counted of a decision. */
  private record Judged(
      UUID tenantId,
      Instant asOf,
      String pack,
      int score,
      boolean isKnown,
      String band,
      String action,
      List<String> flags) {

    static Judged of(DecisionRecord record) {
      Scorecard card = record.scorecard();
      return new Judged(
          record.tenantId(),
          record.asOf(),
          record.pack(),
          card.score(),
          card.isSufficient(),
          card.band(),
          card.action(),
          DecisionRow.flags(record).toList());
    }

    static Judged of(ResultSet row) throws SQLException {
      return new Judged(
          row.getObject("tenant_id", UUID.class),
          Times.get(row, "as_of"),
          row.getString("pack"),
          row.getInt("score"),
          !row.getBoolean("is_unknown"),
          row.getString("band"),
          action(row.getString("begins")),
          Arrays.stream((Object[]) row.getArray("flags").getArray()).map(String::valueOf).toList());
    }

    /** Nothing where the record is not as it was written. */
    private static String action(String begins) {
      int end = begins.startsWith(ACTION) ? begins.indexOf('"', ACTION.length()) : -1;
      return end < 0 ? "" : begins.substring(ACTION.length(), end);
    }
  }

  private record Sum(long decisions, long scores) {
    Sum plus(Sum other) {
      return new Sum(decisions + other.decisions, scores + other.scores);
    }
  }

  /** None yet, of a log from this leaf on. */
  Tally(long first) {
    this.first = first;
  }

  /** The decisions of a log from this leaf on, at most so many. */
  static Tally of(Handle handle, UUID nodeId, long first, long most) {
    Tally tally = new Tally(first);
    handle
        .select(ROWS, nodeId, first, most)
        .map((row, context) -> Judged.of(row))
        .forEach(tally::take);
    return tally;
  }

  /** The decision at the next leaf. */
  void take(DecisionRecord record) {
    take(Judged.of(record));
  }

  private void take(Judged judged) {
    Instant hour = judged.asOf.truncatedTo(ChronoUnit.HOURS);
    Place place =
        judged.isKnown
            ? new Place(
                judged.tenantId,
                hour,
                judged.pack,
                judged.band,
                judged.action,
                Math.min(judged.score / 10 * 10, LAST_RANGE))
            : new Place(judged.tenantId, hour, judged.pack, "", "", -1);
    places.merge(place, new Sum(1, judged.score), Sum::plus);
    for (String flag : judged.flags) {
      flagged.merge(new FlagPlace(judged.tenantId, hour, judged.pack, flag), 1L, Long::sum);
    }
    decisions++;
  }

  /** How many there are. */
  int decisions() {
    return decisions;
  }

  /** The leaf of the first of them. */
  long first() {
    return first;
  }

  /** The leaf after the last of them: a log has no gaps. */
  long next() {
    return first + decisions;
  }

  /** Adds them to what is counted. */
  void add(Handle handle) {
    PreparedBatch rows = handle.prepareBatch(NEW);
    PreparedBatch sums = handle.prepareBatch(ADD);
    for (Map.Entry<Place, Sum> each : places.entrySet()) {
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
