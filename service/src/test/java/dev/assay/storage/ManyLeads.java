package dev.assay.storage;

import java.sql.DatabaseMetaData;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Leads by the thousand, made by the database: scores of every height, some leads without. */
final class ManyLeads {
  private static final String ADD =
      """
      insert into leads (lead_id, tenant_id, external_id, lookup, payload, status, created_on,
        revision, scored_revision, overridden, score_total, score_band, score_version,
        score_updated_on, score_computed, score_rank)
      select %s, :tenant, payload, lookup, payload, case when n %% 40 = 0 then 'lost' else 'new' end,
        current_timestamp, 1, 1, false, score, case when score >= 70 then 'hot' when score >= 40
        then 'warm' when score >= 0 then 'cold' end, 'crm-score@1.0.0', current_timestamp, score,
        coalesce(score, -1)
      from (select n, case when n %% 101 = 100 then null else n * 79 %% 101 end as score,
        cast('lead ' || :tenant || n as varchar) as lookup, cast('%s' as bytea) as payload
        from %s) as made
      """;

  private ManyLeads() {}

  static void add(Database database, UUID tenant, int count) {
    database.change(handle -> add(handle, tenant, count));
  }

  private static int add(Handle handle, UUID tenant, int count) {
    boolean postgresql =
        handle.queryMetadata(DatabaseMetaData::getDatabaseProductName).startsWith("Postgre");
    String sql =
        postgresql
            ? ADD.formatted(
                "gen_random_uuid()", "\\x" + "00".repeat(400), "generate_series(1, :count) as s(n)")
            : ADD.formatted("random_uuid()", "00".repeat(400), "system_range(1, :count) as s(n)");
    return handle.createUpdate(sql).bind("tenant", tenant).bind("count", count).execute();
  }
}
