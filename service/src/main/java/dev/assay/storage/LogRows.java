package dev.assay.storage;

import dev.assay.decisionlog.LogEntry;
import dev.assay.decisionlog.TreeHead;
import dev.assay.proof.Leaf;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Writes a group of decisions at the end of a log, within one transaction. */
record LogRows(Connection connection) {

  /** Holds the row until the commit, so that nobody claims the log in between. */
  void checkClaim(UUID nodeId, UUID writer) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select writer from nodes where node_id = ? for update")) {
      select.setObject(1, nodeId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next() || !writer.equals(row.getObject(1, UUID.class))) {
          throw new IllegalStateException(
              "another process writes the log of node %s; give this one a node id of its own"
                  .formatted(nodeId));
        }
      }
    }
  }

  void add(List<LogEntry> group) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(DecisionRow.INSERT)) {
      for (LogEntry entry : group) {
        DecisionRow.set(insert, entry);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The head over all up to this group. */
  void add(UUID nodeId, TreeHead head, List<LogEntry> group) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into tree_heads (node_id, size, root, peaks, leaves, committed_on)
            values (?, ?, ?, ?, ?, ?)
            """)) {
      insert.setObject(1, nodeId);
      insert.setLong(2, head.size());
      insert.setBytes(3, head.root().toArray());
      insert.setBytes(4, head.peaks().toArray());
      insert.setBytes(5, Leaf.toBytes(leaves(group)));
      insert.setObject(6, Times.toSql(head.committedOn()));
      insert.executeUpdate();
    }
  }

  private static List<Leaf> leaves(List<LogEntry> group) {
    return group.stream()
        .map(entry -> new Leaf(entry.sealed().record().id(), entry.leafHash()))
        .toList();
  }
}
