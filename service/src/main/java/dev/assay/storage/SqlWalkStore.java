package dev.assay.storage;

import dev.assay.bulk.Walk;
import dev.assay.bulk.WalkStore;
import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.Search.Place;
import dev.assay.jobs.Job;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Walks over recorded decisions, and their lines, in SQL. */
public final class SqlWalkStore implements WalkStore {
  private static final String HEADS = "select node_id, max(size) from tree_heads group by node_id";

  private final Database database;

  public SqlWalkStore(Database database) {
    this.database = database;
  }

  @Override
  public void begin(UUID jobId, @Nullable SortedMap<String, String> candidate) {
    database.change(
        handle -> {
          SortedMap<UUID, Long> heads = new TreeMap<>();
          handle
              .createQuery(HEADS)
              .map((row, context) -> heads.put(row.getObject(1, UUID.class), row.getLong(2)))
              .list();
          return handle.execute(
              """
              insert into bulk_walks (job_id, heads, candidate, counted, blocks, verdicts, worked_millis)
              values (?, ?, ?, false, 0, '{}', 0)
              """,
              jobId,
              counts(heads),
              candidate == null ? null : TextMap.write(candidate));
        });
  }

  @Override
  public Optional<Walk> find(UUID jobId) {
    String sql =
        """
        select job_id, heads, counted, last_as_of, last_id, blocks, verdicts, worked_millis, csv_hash
        from bulk_walks where job_id = ?
        """;
    return database
        .jdbi()
        .withHandle(
            handle -> handle.select(sql, jobId).map((row, context) -> walk(row)).findFirst());
  }

  private static Walk walk(ResultSet row) throws SQLException {
    Instant asOf = Times.find(row, "last_as_of");
    return new Walk(
        row.getObject("job_id", UUID.class),
        counts(row.getString("heads"), UUID::fromString),
        row.getBoolean("counted"),
        asOf == null ? null : new Place(asOf, row.getObject("last_id", UUID.class)),
        row.getInt("blocks"),
        counts(row.getString("verdicts"), verdict -> verdict),
        row.getLong("worked_millis"),
        row.getString("csv_hash"));
  }

  @Override
  public Optional<SortedMap<String, String>> candidate(UUID jobId) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select candidate from bulk_walks where job_id = ?", jobId)
                    .mapTo(String.class)
                    .findFirst()
                    .map(TextMap::read));
  }

  @Override
  public void count(Job job, Search all, long most) {
    SearchSql sql = SearchSql.of(all, Map.of(), false);
    long items =
        database
            .jdbi()
            .withHandle(
                handle ->
                    sql.bind(
                            handle.createQuery(
                                "select count(*) from decisions " + sql.conditions()))
                        .mapTo(long.class)
                        .one());
    database.change(
        handle -> {
          handle.execute("update bulk_walks set counted = true where job_id = ?", job.id());
          return handle.execute(
              "update jobs set items = ? where job_id = ?", Math.min(items, most), job.id());
        });
  }

  @Override
  public boolean keep(Walk next, Bytes lines) {
    Place last = next.after();
    return database.change(
            handle -> {
              int kept =
                  handle.execute(
                      """
                      update bulk_walks set last_as_of = ?, last_id = ?, blocks = ?, verdicts = ?,
                        worked_millis = ?
                      where job_id = ? and blocks = ? and csv_hash is null
                      """,
                      last == null ? null : Times.toSql(last.asOf()),
                      last == null ? null : last.id(),
                      next.blocks(),
                      counts(next.verdicts()),
                      next.workedMillis(),
                      next.jobId(),
                      next.blocks() - 1);
              if (kept > 0) {
                handle.execute(
                    "insert into bulk_blocks (job_id, block, lines) values (?, ?, ?)",
                    next.jobId(),
                    next.blocks() - 1,
                    deflated(lines));
                handle.execute(
                    "update jobs set done = ? where job_id = ?", next.done(), next.jobId());
              }
              return kept;
            })
        > 0;
  }

  @Override
  public Optional<Bytes> lines(UUID jobId, int block) {
    return bytes("select lines from bulk_blocks where job_id = ? and block = ?", jobId, block)
        .map(SqlWalkStore::inflated);
  }

  @Override
  public void conclude(UUID jobId, String csvHash, byte @Nullable [] report) {
    database.change(
        handle ->
            handle.execute(
                "update bulk_walks set csv_hash = ?, report = ? where job_id = ?",
                csvHash,
                report,
                jobId));
  }

  @Override
  public Optional<Bytes> report(UUID jobId) {
    return bytes("select report from bulk_walks where job_id = ?", jobId);
  }

  private Optional<Bytes> bytes(String sql, Object... parameters) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.select(sql, parameters).mapTo(byte[].class).findFirst().map(Bytes::of));
  }

  private static String counts(SortedMap<?, Long> counts) {
    SortedMap<String, String> texts = new TreeMap<>();
    counts.forEach((name, count) -> texts.put(name.toString(), Long.toString(count)));
    return TextMap.write(texts);
  }

  private static <K> SortedMap<K, Long> counts(String json, Function<String, K> key) {
    SortedMap<K, Long> counts = new TreeMap<>();
    TextMap.read(json).forEach((name, count) -> counts.put(key.apply(name), Long.valueOf(count)));
    return counts;
  }

  private static byte[] deflated(Bytes lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(lines.length() / 2);
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(lines.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Bytes inflated(Bytes deflated) {
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(deflated.toArray()))) {
      return Bytes.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("stored lines cannot be read", e);
    }
  }
}
