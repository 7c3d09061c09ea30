package dev.assay.storage;

import dev.assay.quota.UsageStore;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Counts of scored leads in SQL. */
public final class SqlUsageStore implements UsageStore {
  private final Database database;

  public SqlUsageStore(Database database) {
    this.database = database;
  }

  /** In the order of their ids: two nodes must not wait for each other. */
  @Override
  public void add(YearMonth month, List<Added> added) {
    database.change(
        handle -> {
          added.stream()
              .sorted(Comparator.comparing(Added::tenantId))
              .forEach(each -> add(handle, month, each));
          return null;
        });
  }

  private static void add(Handle handle, YearMonth month, Added added) {
    handle.execute(
        """
        insert into scored_leads (tenant_id, in_month, leads) values (?, ?, 0)
        on conflict do nothing
        """,
        added.tenantId(),
        month.toString());
    handle.execute(
        "update scored_leads set leads = leads + ? where tenant_id = ? and in_month = ?",
        added.leads(),
        added.tenantId(),
        month.toString());
    int first =
        handle.execute(
            """
            update scored_leads set reached_on = ?
            where tenant_id = ? and in_month = ? and reached_on is null and (leads >= ? or ?)
            """,
            Times.toSql(added.reached().at()),
            added.tenantId(),
            month.toString(),
            added.limit(),
            added.refused());
    if (first > 0) {
      SqlEventStore.insert(handle, added.reached());
    }
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
