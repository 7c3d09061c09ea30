package dev.assay.storage;

import dev.assay.batch.BatchLine;
import dev.assay.decisionlog.DecisionRecord;
import dev.assay.decisionlog.LogEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What else than the first address and number of a lead finds its person. Nothing is written for
 * leads that have no more than these.
 */
record FurtherLookups(Connection connection) {
  private static final String INSERT =
      """
      insert into further_lookups (lookup, decision_id, key_id, tenant_id) values (?, ?, ?, ?)
      on conflict do nothing
      """;

  /** Of decisions, in the transaction that appends them. */
  void addDecisions(List<LogEntry> group) throws SQLException {
    for (LogEntry entry : group) {
      DecisionRecord record = entry.sealed().record();
      add(record.tenantId(), record.id(), record.lead(), entry.sealed().furtherLookups());
    }
  }

  /** Of leads that wait for their decision. */
  void addLines(UUID tenantId, Collection<BatchLine> lines) {
    try {
      for (BatchLine line : lines) {
        add(tenantId, line.decisionId(), line.lead(), line.furtherLookups());
      }
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  private void add(UUID tenantId, UUID decisionId, @Nullable UUID lead, Set<String> lookups)
      throws SQLException {
    if (lookups.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (String lookup : lookups) {
        insert.setString(1, lookup);
        insert.setObject(2, decisionId);
        insert.setObject(3, Objects.requireNonNullElse(lead, decisionId));
        insert.setObject(4, tenantId);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
