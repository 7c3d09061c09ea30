package dev.assay.storage;

import dev.assay.weights.Owners;
import dev.assay.workflow.Act;
import dev.assay.workflow.ActKind;
import dev.assay.workflow.CourseStore;
import dev.assay.workflow.Handover;
import dev.assay.workflow.Rota;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What was done with leads, and who looks after them, in SQL. */
public final class SqlCourseStore implements CourseStore {
  private final Database database;

  public SqlCourseStore(Database database) {
    this.database = database;
  }

  @Override
  public List<Act> done(UUID lead, int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select * from lead_acts where lead_id = ?
                        order by crossing desc, done_on desc, act limit ?
                        """,
                        lead,
                        limit)
                    .map(
                        (row, context) ->
                            new Act(
                                ActKind.valueOf(row.getString("act").toUpperCase(Locale.ROOT)),
                                row.getLong("crossing"),
                                Times.get(row, "done_on"),
                                row.getObject("decision_id", UUID.class)))
                    .list());
  }

  @Override
  public Map<String, Rota.Load> loads(UUID tenantId, Owners owners) {
    return database
        .jdbi()
        .withHandle(handle -> new OwnerRows(handle, tenantId).read(OwnerRows.names(owners)));
  }

  @Override
  public void give(Handover handover) {
    database.change(
        handle -> {
          new OwnerRows(handle, handover.tenantId()).give(handover);
          return handover.lead();
        });
  }

  @Override
  public List<UUID> wanting(Instant now) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select distinct tenant_id from leads_without_owner where next_on <= ?
                        order by tenant_id
                        """,
                        Times.toSql(now))
                    .mapTo(UUID.class)
                    .list());
  }

  @Override
  public List<UUID> waiting(UUID tenantId, int limit, Instant now, Instant until) {
    return database.change(
        handle -> {
          List<UUID> next =
              handle
                  .select(
                      """
                      select lead_id from leads_without_owner
                      where tenant_id = ? and next_on <= ?
                      order by tenant_id, priority desc, waits_since, lead_id limit ?
                      """,
                      tenantId,
                      Times.toSql(now),
                      limit)
                  .mapTo(UUID.class)
                  .list();
          handle
              .createUpdate(
                  "update leads_without_owner set next_on = :until where lead_id = any(:leads)")
              .bind("until", Times.toSql(until))
              .bindArray("leads", UUID.class, next)
              .execute();
          return next;
        });
  }
}
