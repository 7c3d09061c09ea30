package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.leads.OverrideStore;
import dev.assay.leads.ScoreOverride;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Overrides in SQL. */
public final class SqlOverrideStore implements OverrideStore {
  private final Database database;

  public SqlOverrideStore(Database database) {
    this.database = database;
  }

  @Override
  public void put(UUID tenantId, UUID lead, ScoreOverride override, AuditEntry entry) {
    database.change(
        handle -> {
          SqlLeadStore.changed(handle, lead, entry.at());
          handle.execute(
              """
              insert into lead_overrides
                (override_id, tenant_id, lead_id, score, reason, key_id, who, created_on, expires_on)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              override.id(),
              tenantId,
              lead,
              override.score(),
              override.reason().toArray(),
              override.by().keyId(),
              override.by().name(),
              Times.toSql(override.createdOn()),
              Times.toSql(override.expiresOn()));
          handle.execute("update leads set override_id = ? where lead_id = ?", override.id(), lead);
          return SqlAuditStore.insert(handle, entry);
        });
  }

  @Override
  public void end(UUID lead, AuditEntry entry) {
    database.change(
        handle -> {
          SqlLeadStore.changed(handle, lead, entry.at());
          handle.execute("update leads set override_id = null where lead_id = ?", lead);
          return SqlAuditStore.insert(handle, entry);
        });
  }

  @Override
  public List<Standing> standing(UUID tenantId, List<String> lookups) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select l.lookup, o.override_id, o.expires_on
                        from leads l join lead_overrides o on o.override_id = l.override_id
                        where l.tenant_id = :tenant and l.lookup = any(:lookups)
                        """)
                    .bind("tenant", tenantId)
                    .bindArray("lookups", String.class, lookups)
                    .map(
                        (row, context) ->
                            new Standing(
                                row.getString("lookup"),
                                row.getObject("override_id", UUID.class),
                                Times.find(row, "expires_on")))
                    .list());
  }

  @Override
  public Map<UUID, Integer> scores(UUID tenantId, List<UUID> overrides) {
    Map<UUID, Integer> scores = new HashMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select override_id, score from lead_overrides
                        where tenant_id = :tenant and override_id = any(:overrides)
                        """)
                    .bind("tenant", tenantId)
                    .bindArray("overrides", UUID.class, overrides)
                    .map(
                        (row, context) ->
                            Map.entry(
                                row.getObject("override_id", UUID.class), row.getInt("score")))
                    .forEach(each -> scores.put(each.getKey(), each.getValue())));
    return scores;
  }
}
