package dev.assay.storage;

import dev.assay.canonical.Bytes;
import dev.assay.canonical.Hash;
import dev.assay.proof.Leaf;
import dev.assay.proof.LogSnapshot;
import dev.assay.proof.StoredHead;
import dev.assay.proof.StoredRow;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** All logs within one transaction. */
record SqlLogSnapshot(Handle handle) implements LogSnapshot {
  private static final int FETCHED = 1_000;

  private static final String HEADS =
      "select size, root, peaks, leaves from tree_heads where node_id = ? ";

  private static final String ROWS =
      """
      select leaf_index, decision_id, tenant_id, leaf_hash, record, lead, as_of, pack, pack_version,
        score, band, flags, payload,
        exists (select 1 from destroyed_keys k
          where k.key_id = coalesce(d.lead, d.decision_id) and k.tenant_id = d.tenant_id) as destroyed,
        case when lead is null then own_key is not null
          else exists (select 1 from lead_keys k where k.lead = d.lead and k.sealed is not null)
          end as openable
      from decisions d
      where node_id = ? and leaf_index >= ? order by node_id, leaf_index limit ?
      """;

  @Override
  public SortedSet<UUID> nodes() {
    return new TreeSet<>(
        handle
            .select(
                """
                select node_id from tree_heads union select node_id from checkpoints
                union select node_id from decisions
                """)
            .mapTo(UUID.class)
            .set());
  }

  @Override
  public Optional<StoredHead> newestHead(UUID nodeId) {
    return heads(HEADS + "order by node_id desc, size desc limit 1", nodeId).stream().findFirst();
  }

  @Override
  public Optional<StoredHead> head(UUID nodeId, long size) {
    return heads(HEADS + "and size = ?", nodeId, size).stream().findFirst();
  }

  @Override
  public List<StoredHead> heads(UUID nodeId, long aboveSize, int limit) {
    return heads(HEADS + "and size > ? order by node_id, size limit ?", nodeId, aboveSize, limit);
  }

  private List<StoredHead> heads(String sql, Object... parameters) {
    return handle
        .select(sql, parameters)
        .map(
            (row, context) ->
                new StoredHead(
                    row.getLong("size"),
                    Bytes.of(row.getBytes("root")),
                    Bytes.of(row.getBytes("peaks")),
                    Leaf.of(row.getBytes("leaves"))))
        .list();
  }

  @Override
  public List<StoredRow> rows(UUID nodeId, long fromIndex, int limit) {
    return handle.select(ROWS, nodeId, fromIndex, limit).map((row, context) -> row(row)).list();
  }

  private static StoredRow row(ResultSet row) throws SQLException {
    byte[] payload = row.getBytes("payload");
    return new StoredRow(
        row.getLong("leaf_index"),
        row.getObject("decision_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        Bytes.of(row.getBytes("leaf_hash")),
        row.getString("record"),
        row.getObject("lead", UUID.class),
        Times.get(row, "as_of"),
        row.getString("pack"),
        row.getString("pack_version"),
        row.getInt("score"),
        row.getString("band"),
        texts(row.getArray("flags")),
        payload == null ? null : Hash.of(payload),
        row.getBoolean("destroyed"),
        row.getBoolean("openable"));
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
  }

  @Override
  public long rowCount(UUID nodeId) {
    return handle
        .select("select count(*) from decisions where node_id = ?", nodeId)
        .mapTo(Long.class)
        .one();
  }

  @Override
  public void checkpoints(UUID nodeId, Consumer<String> notes) {
    try (Stream<String> stored =
        handle
            .select("select note from checkpoints where node_id = ? order by node_id, size", nodeId)
            .setFetchSize(FETCHED)
            .mapTo(String.class)
            .stream()) {
      stored.forEach(notes);
    }
  }

  @Override
  public Optional<String> newestCheckpoint(UUID nodeId) {
    return handle
        .select(
            """
            select note from checkpoints where node_id = ?
            order by node_id desc, size desc limit 1
            """,
            nodeId)
        .mapTo(String.class)
        .findOne();
  }

  @Override
  public Optional<Place> find(UUID tenantId, UUID decisionId) {
    return handle
        .select(
            """
            select node_id, leaf_index, record from decisions
            where tenant_id = ? and decision_id = ?
            """,
            tenantId,
            decisionId)
        .map(
            (row, context) ->
                new Place(row.getObject(1, UUID.class), row.getLong(2), row.getString(3)))
        .findOne();
  }
}
