package dev.assay.storage;

import dev.assay.canonical.Bytes;
import dev.assay.leads.Activity;
import dev.assay.leads.LeadStore.ActivityPlace;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** What happened to leads, within one transaction. */
record ActivityRows(Handle handle) {

  /** How many of them were not known before. */
  int insert(UUID tenantId, UUID lead, List<Activity> activities) {
    if (activities.isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into lead_activities
              (activity_id, tenant_id, lead_id, dedupe, kind, happened_on, logged_on, details)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """);
    for (Activity activity : activities) {
      batch.add(
          activity.id(),
          tenantId,
          lead,
          activity.dedupe(),
          activity.kind().json(),
          Times.toSql(activity.at()),
          Times.toSql(activity.loggedOn()),
          array(activity.details()));
    }
    int added = 0;
    for (int rows : batch.execute()) {
      added += rows;
    }
    return added;
  }

  /** What happened to a lead, the latest first, by one index however much there is. */
  List<Activity> page(UUID lead, @Nullable ActivityPlace after, int limit) {
    String order = " order by lead_id desc, happened_on desc, activity_id desc limit ?";
    String of = "select * from lead_activities where lead_id = ?";
    return (after == null
            ? handle.select(of + order, lead, limit)
            : handle.select(
                of + " and (happened_on, activity_id) < (?, ?)" + order,
                lead,
                Times.toSql(after.at()),
                after.id(),
                limit))
        .map((row, context) -> LeadRow.activity(row))
        .list();
  }

  private static byte @Nullable [] array(@Nullable Bytes bytes) {
    return bytes == null ? null : bytes.toArray();
  }
}
