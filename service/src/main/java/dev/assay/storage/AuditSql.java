package dev.assay.storage;

import dev.assay.audit.AuditFilter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which rows of {@code audit} are asked for. */
final class AuditSql {
  private final StringBuilder where = new StringBuilder("where true");
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final String order;

  private AuditSql(String order) {
    this.order = order;
  }

  /** Along the index of the tenant, where it is one tenant's. */
  static AuditSql of(AuditFilter filter, @Nullable UUID before) {
    AuditSql sql =
        new AuditSql(filter.tenantId() == null ? "entry_id desc" : "tenant_id desc, entry_id desc");
    sql.and("tenant_id = :tenant", "tenant", filter.tenantId());
    sql.and("entry_id < :before", "before", before);
    sql.and("position(lower(:by) in lower(who)) > 0", "by", filter.by());
    sql.and("position(:step in step) = 1", "step", filter.step());
    sql.and("position(lower(:subject) in lower(subject)) > 0", "subject", filter.subject());
    sql.and("made_on >= :from", "from", Times.toSql(filter.from()));
    sql.and("made_on < :to", "to", Times.toSql(filter.to()));
    return sql;
  }

  String where() {
    return where + " order by " + order + " limit :limit";
  }

  Map<String, Object> values() {
    return Collections.unmodifiableMap(values);
  }

  private void and(String condition, String name, @Nullable Object value) {
    if (value != null) {
      where.append(" and ").append(condition);
      values.put(name, value);
    }
  }
}
