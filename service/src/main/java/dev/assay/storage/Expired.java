package dev.assay.storage;

import dev.assay.retention.Due;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What of a tenant is older than it may be, found within one transaction. Ids are UUIDv7: those
 * that were given before a time are lower than the lowest of that time.
 */
record Expired(Handle handle, UUID tenantId, Instant cutoff) {
  static final UUID LOWEST = new UUID(0, 0);

  private static final String LEADS =
      """
      select lead from lead_keys where tenant_id = ? and lead > ? and lead < ? order by lead limit ?
      """;

  /** Nothing was heard of them: scores that the service computed by itself are no sign of life. */
  private static final String SILENT =
      """
      select k.lead from lead_keys k
      where k.lead = any(:leads) and k.sealed is not null
        and not exists (select 1 from leads l where l.lead_id = k.lead and l.heard_on >= :cutoff)
        and not exists (select 1 from outcomes o where o.lead = k.lead and o.recorded_on >= :cutoff)
        and not exists (select 1 from lead_overrides v
          where v.lead_id = k.lead and v.created_on >= :cutoff)
        and not exists (select 1 from batch_lines b where b.lead = k.lead and b.state = 'waiting')
        and not exists (select 1 from decisions d
          where d.tenant_id = :tenant and d.lead = k.lead and d.decision_id >= :lowest
            and not exists (select 1 from lead_scores s where s.tenant_id = d.tenant_id
              and s.lead_id = d.lead and s.decision_id = d.decision_id))
      order by k.lead
      """;

  private static final String UNNAMED =
      """
      select decision_id, lead is null and payload is not null as readable from decisions
      where tenant_id = ? and decision_id > ? and decision_id < ? order by decision_id limit ?
      """;

  /** Leads of jobs got the ids of their decisions when they came: these are recorded late. */
  private static final String FIRST_WAITING =
      """
      select l.decision_id from jobs j join batch_lines l on l.job_id = j.job_id
      where j.tenant_id = ? and l.state = 'waiting' order by l.decision_id limit 1
      """;

  /**
   * Some ids in their order.
   *
   * @param due those of them that may be erased
   * @param last which was looked at last; the one before the first where none was
   */
  record Some(List<UUID> due, UUID last, boolean isEmpty) {
    /** No more than so many that are due, and nothing behind them. */
    Some first(int most) {
      return due.size() <= most ? this : new Some(due.subList(0, most), due.get(most - 1), false);
    }
  }

  Some leads(UUID after, int limit) {
    List<UUID> found =
        handle.select(LEADS, tenantId, after, lowest(), limit).mapTo(UUID.class).list();
    return new Some(silent(found), last(found, after), found.isEmpty());
  }

  /** Those of these leads that may be erased. */
  List<UUID> silent(Collection<UUID> leads) {
    if (leads.isEmpty()) {
      return List.of();
    }
    OffsetDateTime since = Times.toSql(cutoff);
    return handle
        .createQuery(SILENT)
        .bindArray("leads", UUID.class, leads)
        .bind("tenant", tenantId)
        .bind("cutoff", since)
        .bind("lowest", lowest())
        .mapTo(UUID.class)
        .list();
  }

  Some unnamed(UUID after, int limit) {
    UUID before =
        handle
            .select(FIRST_WAITING, tenantId)
            .mapTo(UUID.class)
            .findFirst()
            .filter(waiting -> waiting.compareTo(lowest()) < 0)
            .orElse(lowest());
    List<UUID> due = new ArrayList<>();
    List<UUID> found =
        handle
            .select(UNNAMED, tenantId, after, before, limit)
            .map((row, context) -> unnamed(row, due))
            .list();
    return new Some(due, last(found, after), found.isEmpty());
  }

  private static UUID unnamed(ResultSet row, List<UUID> due) throws SQLException {
    UUID id = Objects.requireNonNull(row.getObject("decision_id", UUID.class));
    if (row.getBoolean("readable")) {
      due.add(id);
    }
    return id;
  }

  /** Looks at so many of either kind at most. */
  Due count(UUID decisionsTo, int most) {
    Some leads = leads(LOWEST, most);
    Some decisions = unnamed(decisionsTo, most);
    boolean complete = leads(leads.last(), 1).isEmpty() && unnamed(decisions.last(), 1).isEmpty();
    return new Due(leads.due().size(), decisions.due().size(), complete);
  }

  private static UUID last(List<UUID> found, UUID before) {
    return found.isEmpty() ? before : found.get(found.size() - 1);
  }

  private UUID lowest() {
    return new UUID(cutoff.toEpochMilli() << 16, 0);
  }
}
