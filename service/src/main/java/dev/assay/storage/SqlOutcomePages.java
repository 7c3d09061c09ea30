package dev.assay.storage;

import dev.assay.outcomes.Outcome;
import dev.assay.outcomes.OutcomePages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Outcomes one by one and counted, in SQL. */
public final class SqlOutcomePages implements OutcomePages {
  private static final String PAGE =
      """
      select o.*, not exists (
        select 1 from outcomes l where l.lead = o.lead and l.client_id = o.client_id
          and (l.happened_on, l.recorded_on, l.outcome_id)
            > (o.happened_on, o.recorded_on, o.outcome_id)) as is_last
      from outcomes o where o.tenant_id = :tenant
      """;

  private static final String TALLIES =
      """
      select score, band, count(*) as leads,
        count(case when outcome = 'converted' then 1 end) as converted
      from (
        select score, band, outcome, row_number() over (
          partition by client_id, lead
          order by happened_on desc, recorded_on desc, outcome_id desc) as place
        from outcomes where tenant_id = :tenant %s) told
      where place = 1 and outcome <> 'retracted' group by score, band order by band, score
      """;

  private static final String OF_CLIENT = "and client_id = :client";

  private final Database database;

  public SqlOutcomePages(Database database) {
    this.database = database;
  }

  @Override
  public List<Listed> page(Page page) {
    return database.jdbi().withHandle(handle -> page(handle, page));
  }

  /** All columns of an index stand behind "order by": else H2 sorts all there is for each page. */
  private static List<Listed> page(Handle handle, Page page) {
    StringBuilder sql = new StringBuilder(PAGE);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("tenant", page.tenantId());
    values.put("limit", page.limit());
    if (page.clientId() != null) {
      sql.append(" and o.client_id = :client");
      values.put("client", page.clientId());
    }
    if (page.outcome() != null) {
      sql.append(" and o.outcome = :outcome");
      values.put("outcome", page.outcome().json());
    }
    if (page.band() != null) {
      sql.append(" and o.band = :band");
      values.put("band", page.band());
    }
    Place after = page.after();
    if (after != null) {
      sql.append(" and o.happened_on <= :time and (o.happened_on, o.outcome_id) < (:time, :id)");
      values.put("time", Times.toSql(after.happenedOn()));
      values.put("id", after.id());
    }
    sql.append(" order by o.tenant_id, o.happened_on desc, o.outcome_id desc limit :limit");
    return handle
        .createQuery(sql.toString())
        .bindMap(values)
        .map(
            (row, context) ->
                new Listed(
                    SqlOutcomeStore.outcome(row),
                    row.getBoolean("is_last")
                        && !row.getString("outcome").equals(Outcome.RETRACTED.json())))
        .list();
  }

  @Override
  public List<Tally> tallies(UUID tenantId, @Nullable UUID clientId) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("tenant", tenantId);
    if (clientId != null) {
      values.put("client", clientId);
    }
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(TALLIES.formatted(clientId == null ? "" : OF_CLIENT))
                    .bindMap(values)
                    .map(
                        (row, context) ->
                            new Tally(
                                SqlOutcomeStore.score(row),
                                row.getInt("leads"),
                                row.getInt("converted")))
                    .list());
  }
}
