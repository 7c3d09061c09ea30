package dev.assay.storage;

import dev.assay.decisionlog.DecisionRecord;
import dev.assay.decisionlog.ErasedLeadException;
import dev.assay.decisionlog.LogEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The keys of leads that nobody has erased, as the transaction that appends sees them. */
record LivingKeys(Connection connection) {

  /**
   * Fails where any of them is gone.
   *
   * @throws ErasedLeadException that names those
   */
  void require(List<LogEntry> group) throws SQLException {
    Set<UUID> leads = new LinkedHashSet<>();
    Set<UUID> unnamed = new LinkedHashSet<>();
    for (LogEntry entry : group) {
      DecisionRecord record = entry.sealed().record();
      UUID lead = record.lead();
      if (lead == null) {
        unnamed.add(record.id());
      } else {
        leads.add(lead);
      }
    }
    leads.removeAll(
        among("select lead from lead_keys where lead = any(?) and sealed is not null", leads));
    // Of leads without a name only those of jobs can be erased before they are decided on.
    leads.addAll(among("select key_id from destroyed_keys where key_id = any(?)", unnamed));
    if (!leads.isEmpty()) {
      throw new ErasedLeadException(leads);
    }
  }

  private Set<UUID> among(String sql, Set<UUID> ids) throws SQLException {
    Set<UUID> found = new HashSet<>();
    if (ids.isEmpty()) {
      return found;
    }
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return found;
  }
}
