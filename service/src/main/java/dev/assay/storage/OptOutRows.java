package dev.assay.storage;

import dev.assay.audit.Who;
import dev.assay.keys.Lookup;
import dev.assay.tenants.OptOut;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** People who are not to be judged, in SQL. */
final class OptOutRows {
  private record Row(UUID tenantId, OptOut optOut) {}

  private OptOutRows() {}

  static void insert(Handle handle, UUID tenantId, OptOut optOut) {
    handle
        .createUpdate(
            """
            insert into opt_outs (opt_out_id, tenant_id, opted_by, lookups, key_id, who, created_on)
            values (:id, :tenant, :by, :lookups, cast(:keyId as uuid), :who, :on)
            """)
        .bind("id", optOut.id())
        .bind("tenant", tenantId)
        .bind("by", optOut.by().name().toLowerCase(Locale.ROOT))
        .bindArray("lookups", String.class, optOut.lookups())
        .bind("keyId", optOut.who().keyId())
        .bind("who", optOut.who().name())
        .bind("on", Times.toSql(optOut.createdOn()))
        .execute();
  }

  /** How many were deleted. */
  static int delete(Handle handle, UUID tenantId, UUID optOutId) {
    return handle.execute(
        "delete from opt_outs where tenant_id = ? and opt_out_id = ?", tenantId, optOutId);
  }

  /** Those of each tenant that has any, the oldest first. */
  static Map<UUID, List<OptOut>> byTenant(Handle handle) {
    return handle
        .createQuery("select * from opt_outs order by tenant_id, opt_out_id")
        .map((row, context) -> row(row))
        .stream()
        .collect(
            Collectors.groupingBy(
                Row::tenantId, Collectors.mapping(Row::optOut, Collectors.toList())));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("tenant_id", UUID.class),
        new OptOut(
            row.getObject("opt_out_id", UUID.class),
            Lookup.valueOf(row.getString("opted_by").toUpperCase(Locale.ROOT)),
            Texts.get(row, "lookups"),
            new Who(row.getObject("key_id", UUID.class), row.getString("who")),
            Times.get(row, "created_on")));
  }
}
