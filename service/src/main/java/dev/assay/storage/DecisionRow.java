package dev.assay.storage;

import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.DecisionRecord;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.LogEntry;
import dev.assay.decisionlog.SealedDecision;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.UnreadableException;
import dev.assay.keys.WrappedKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of {@code decisions}: which column holds what. */
final class DecisionRow {
  static final String INSERT =
      """
      insert into decisions
        (tenant_id, decision_id, node_id, leaf_index, leaf_hash, record, lead, as_of, pack,
         pack_version, score, band, flags, email_lookup, phone_lookup, own_key_version, own_key,
         payload)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  static final String SELECT =
      """
      select node_id, leaf_index, leaf_hash, record, email_lookup, phone_lookup, own_key_version,
        own_key, payload
      from decisions
      """;

  /** The same with what tells the place of a row whose record cannot be read. */
  static final String FIND = SELECT.replace("select ", "select as_of, decision_id, ");

  private DecisionRow() {}

  static void set(PreparedStatement insert, LogEntry entry) throws SQLException {
    SealedDecision sealed = entry.sealed();
    DecisionRecord record = sealed.record();
    insert.setObject(1, record.tenantId());
    insert.setObject(2, record.id());
    insert.setObject(3, entry.nodeId());
    insert.setLong(4, entry.leafIndex());
    insert.setBytes(5, entry.leafHash().toArray());
    insert.setString(6, sealed.json());
    insert.setObject(7, record.lead());
    insert.setObject(8, Times.toSql(record.asOf()));
    insert.setString(9, record.pack());
    insert.setString(10, record.packVersion());
    insert.setInt(11, record.scorecard().score());
    insert.setString(12, record.scorecard().band());
    insert.setArray(13, insert.getConnection().createArrayOf("varchar", flags(record).toArray()));
    insert.setString(14, sealed.emailLookup());
    insert.setString(15, sealed.phoneLookup());
    ownKey(insert, sealed.ownKey());
    Bytes payload = sealed.payload();
    insert.setBytes(18, payload == null ? null : payload.toArray());
  }

  static Stream<String> flags(DecisionRecord record) {
    return Stream.concat(
        record.scorecard().riskFlags().stream(), record.scorecard().positiveSignals().stream());
  }

  private static void ownKey(PreparedStatement insert, @Nullable WrappedKey key)
      throws SQLException {
    if (key == null) {
      insert.setNull(16, Types.INTEGER);
      insert.setBytes(17, null);
    } else {
      insert.setInt(16, key.version());
      insert.setBytes(17, key.sealed().toArray());
    }
  }

  private static @Nullable Bytes bytes(ResultSet row, String column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : Bytes.of(bytes);
  }

  static LogEntry get(ResultSet row) throws SQLException {
    Bytes ownKey = bytes(row, "own_key");
    return new LogEntry(
        row.getObject("node_id", UUID.class),
        row.getLong("leaf_index"),
        Bytes.of(row.getBytes("leaf_hash")),
        SealedDecision.stored(
            row.getString("record"),
            row.getString("email_lookup"),
            row.getString("phone_lookup"),
            ownKey == null ? null : new WrappedKey(row.getInt("own_key_version"), ownKey),
            bytes(row, "payload")));
  }

  static Found<LogEntry> find(ResultSet row) throws SQLException {
    Search.Place place =
        new Search.Place(Times.get(row, "as_of"), row.getObject("decision_id", UUID.class));
    try {
      return new Found<>(place, get(row));
    } catch (UnreadableException e) {
      return new Found<>(place, null);
    }
  }
}
