package dev.assay.storage;

import dev.assay.quota.UsageStore;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Counts of scored leads in SQL. */
public final class SqlUsageStore implements UsageStore {
  private final Database database;

  public SqlUsageStore(Database database) {
    this.database = database;
  }

  /** In the order of their ids: two nodes must not wait for each other. */
  @Override
  public void add(YearMonth month, Map<UUID, Long> leads) {
    database.change(
        handle -> {
          new TreeMap<>(leads)
              .forEach(
                  (tenantId, more) -> {
                    handle.execute(
                        """
                        insert into scored_leads (tenant_id, in_month, leads) values (?, ?, 0)
                        on conflict do nothing
                        """,
                        tenantId,
                        month.toString());
                    handle.execute(
                        """
                        update scored_leads set leads = leads + ?
                        where tenant_id = ? and in_month = ?
                        """,
                        more,
                        tenantId,
                        month.toString());
                  });
          return null;
        });
  }

  @Override
  public Map<UUID, Long> of(YearMonth month) {
    Map<UUID, Long> leads = new HashMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .select("select * from scored_leads where in_month = ?", month.toString())
                    .map(
                        (row, context) ->
                            Map.entry(row.getObject("tenant_id", UUID.class), row.getLong("leads")))
                    .forEach(each -> leads.put(each.getKey(), each.getValue())));
    return leads;
  }
}
