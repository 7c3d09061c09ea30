package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.leads.OverrideStore;
import dev.assay.leads.ScoreOverride;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

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
          if (override.isOfMemory()) { // the lead first, as everywhere
            SqlLeadStore.changed(handle, lead, entry.at());
          }
          end(handle, lead, override);
          handle.execute(
              """
              insert into lead_overrides
                (override_id, tenant_id, lead_id, pack, score, reason, key_id, who, created_on,
                expires_on, ended)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)
              """,
              override.id(),
              tenantId,
              lead,
              override.pack(),
              override.score(),
              override.reason().toArray(),
              override.by().keyId(),
              override.by().name(),
              Times.toSql(override.createdOn()),
              Times.toSql(override.expiresOn()));
          if (override.isOfMemory()) {
            handle.execute(
                "update leads set override_id = ? where lead_id = ?", override.id(), lead);
          }
          return SqlAuditStore.insert(handle, entry);
        });
  }

  @Override
  public void end(UUID lead, ScoreOverride override, AuditEntry entry) {
    database.change(
        handle -> {
          if (override.isOfMemory()) {
            SqlLeadStore.changed(handle, lead, entry.at());
            handle.execute("update leads set override_id = null where lead_id = ?", lead);
          }
          end(handle, lead, override);
          return SqlAuditStore.insert(handle, entry);
        });
  }

  private static void end(Handle handle, UUID lead, ScoreOverride override) {
    handle.execute(
        "update lead_overrides set ended = true where lead_id = ? and pack = ? and not ended",
        lead,
        override.pack());
  }

  @Override
  public List<Standing> standing(UUID tenantId, String pack, List<String> lookups) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select k.lookup, o.override_id, o.expires_on
                        from lead_keys k join lead_overrides o on o.lead_id = k.lead
                        where k.tenant_id = :tenant and k.lookup = any(:lookups)
                          and o.pack = :pack and not o.ended
                        order by o.created_on, o.override_id
                        """)
                    .bind("tenant", tenantId)
                    .bind("pack", pack)
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
  public List<Kept> ofLead(UUID tenantId, List<String> lookups) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select o.* from lead_keys k join lead_overrides o on o.lead_id = k.lead
                        where k.tenant_id = :tenant and k.lookup = any(:lookups)
                          and o.reason is not null
                        order by o.created_on, o.override_id
                        """)
                    .bind("tenant", tenantId)
                    .bindArray("lookups", String.class, lookups)
                    .map((row, context) -> kept(row))
                    .list());
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getObject("lead_id", UUID.class),
        new ScoreOverride(
            row.getObject("override_id", UUID.class),
            row.getString("pack"),
            row.getInt("score"),
            Bytes.of(row.getBytes("reason")),
            new Who(row.getObject("key_id", UUID.class), row.getString("who")),
            Times.get(row, "created_on"),
            Times.find(row, "expires_on")),
        row.getBoolean("ended"));
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
