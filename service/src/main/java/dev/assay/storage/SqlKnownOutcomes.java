package dev.assay.storage;

import dev.assay.bulk.KnownOutcomes;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What became of the leads of decisions, in SQL. */
public final class SqlKnownOutcomes implements KnownOutcomes {
  private static final String ANY = "select 1 from outcomes where tenant_id = ? limit 1";

  /** By the lead, or by the address where the caller named no lead. */
  private static final String CONVERTED =
      """
      select d.decision_id, o.outcome = 'converted' as converted
      from decisions d join outcomes o on o.tenant_id = d.tenant_id and o.%1$s = d.%1$s
      where d.tenant_id = :tenant and d.decision_id = any(:decisions) and %2$s
        and o.recorded_on <= :by and o.outcome <> 'retracted' and d.as_of <= o.happened_on
        and not exists (
          select 1 from outcomes l
          where l.tenant_id = o.tenant_id and l.%1$s = o.%1$s and l.recorded_on <= :by
            and (l.happened_on, l.recorded_on, l.outcome_id)
              > (o.happened_on, o.recorded_on, o.outcome_id))
        and not exists (
          select 1 from decisions n
          where n.tenant_id = d.tenant_id and n.%1$s = d.%1$s and n.pack = d.pack
            and n.as_of <= o.happened_on and (n.as_of, n.decision_id) > (d.as_of, d.decision_id))
      """;

  static final String BY_LEAD = CONVERTED.formatted("lead", "d.lead is not null");
  static final String BY_ADDRESS = CONVERTED.formatted("email_lookup", "d.lead is null");

  private final Database database;

  public SqlKnownOutcomes(Database database) {
    this.database = database;
  }

  @Override
  public Map<UUID, Boolean> converted(UUID tenantId, Collection<UUID> decisions, Instant by) {
    return database
        .jdbi()
        .withHandle(
            handle -> {
              Map<UUID, Boolean> known = new HashMap<>();
              if (handle.select(ANY, tenantId).mapTo(int.class).findFirst().isPresent()) {
                for (String sql : List.of(BY_LEAD, BY_ADDRESS)) {
                  select(handle, sql, tenantId, decisions, by, known);
                }
              }
              return known;
            });
  }

  private static void select(
      Handle handle,
      String sql,
      UUID tenantId,
      Collection<UUID> decisions,
      Instant by,
      Map<UUID, Boolean> known) {
    handle
        .createQuery(sql)
        .bind("tenant", tenantId)
        .bindArray("decisions", UUID.class, decisions.toArray())
        .bind("by", Times.toSql(by))
        .map(
            (row, context) ->
                known.put(row.getObject("decision_id", UUID.class), row.getBoolean("converted")))
        .list();
  }
}
