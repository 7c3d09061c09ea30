package dev.assay.storage;

import dev.assay.canonical.Bytes;
import dev.assay.leads.Activity;
import dev.assay.leads.LeadStore;
import dev.assay.leads.PastScore;
import dev.assay.leads.PastTotal;
import dev.assay.leads.Snapshot;
import dev.assay.leads.StoredLead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Leads in SQL. */
public final class SqlLeadStore implements LeadStore {
  /** A score that nobody computed by then is taken care of by whoever looks for such. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Database database;

  public SqlLeadStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean put(Put lead) {
    return database.change(
        handle -> {
          handOver(handle, lead);
          boolean isNew = insert(handle, lead) > 0;
          if (!isNew) {
            handle.execute(
                """
                update leads set payload = ?, external_id = ?, lookup = ?, revision = revision + 1,
                  due_on = ?, heard_on = ?
                where lead_id = ?
                """,
                lead.payload().toArray(),
                lead.externalId().toArray(),
                lead.lookup(),
                Times.toSql(lead.now().plus(PATIENCE)),
                Times.toSql(lead.now()),
                lead.id());
          }
          new ActivityRows(handle).insert(lead.tenantId(), lead.id(), lead.happened());
          SqlLookUpStore.owe(handle, lead.id(), lead.now());
          return isNew;
        });
  }

  /** Whoever bore that id before was erased while something was said of it. */
  private static void handOver(Handle handle, Put lead) {
    handle.execute(
        """
        update leads set external_id = null, lookup = null, payload = null, enrichment = null,
          due_on = null
        where lookup = ? and lead_id <> ?
        """,
        lead.lookup(),
        lead.id());
  }

  private static int insert(Handle handle, Put lead) {
    return handle.execute(
        """
        insert into leads
          (lead_id, tenant_id, external_id, lookup, payload, status, created_on, revision,
          scored_revision, due_on, heard_on, overridden, score_rank)
        values (?, ?, ?, ?, ?, 'new', ?, 1, 0, ?, ?, false, -1) on conflict do nothing
        """,
        lead.id(),
        lead.tenantId(),
        lead.externalId().toArray(),
        lead.lookup(),
        lead.payload().toArray(),
        Times.toSql(lead.now()),
        Times.toSql(lead.now().plus(PATIENCE)),
        Times.toSql(lead.now()));
  }

  @Override
  public boolean add(UUID tenantId, UUID lead, Activity activity) {
    return database.change(
        handle -> {
          // The lead first, as everywhere, so that no two wait for each other.
          lock(handle, lead);
          boolean added = new ActivityRows(handle).insert(tenantId, lead, List.of(activity)) > 0;
          if (added) {
            changed(handle, lead, activity.loggedOn());
          }
          return added;
        });
  }

  private static void lock(Handle handle, UUID lead) {
    handle
        .select("select lead_id from leads where lead_id = ? for update", lead)
        .mapTo(UUID.class)
        .findOne();
  }

  static void changed(Handle handle, UUID lead, Instant now) {
    handle.execute(
        "update leads set revision = revision + 1, due_on = ?, heard_on = ? where lead_id = ?",
        Times.toSql(now.plus(PATIENCE)),
        Times.toSql(now),
        lead);
  }

  @Override
  public void setStatus(UUID lead, String status, Instant now) {
    database.change(
        handle -> {
          changed(handle, lead, now);
          return handle.execute("update leads set status = ? where lead_id = ?", status, lead);
        });
  }

  @Override
  public void setEnrichment(UUID lead, Bytes enrichment, Instant now) {
    database.change(
        handle -> {
          changed(handle, lead, now);
          return handle.execute(
              "update leads set enrichment = ? where lead_id = ? and payload is not null",
              enrichment.toArray(),
              lead);
        });
  }

  @Override
  public Optional<StoredLead> find(UUID tenantId, List<String> lookups) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        LeadPages.SELECT
                            + "where l.tenant_id = :tenant and l.lookup = any(:lookups)")
                    .bind("tenant", tenantId)
                    .bindArray("lookups", String.class, lookups)
                    .map((row, context) -> LeadRow.read(row))
                    .findOne());
  }

  @Override
  public Optional<StoredLead> find(UUID lead) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        LeadPages.SELECT + "where l.lead_id = ? and l.payload is not null", lead)
                    .map((row, context) -> LeadRow.read(row))
                    .findOne());
  }

  @Override
  public List<Activity> activities(UUID lead, @Nullable ActivityPlace after, int limit) {
    return database.jdbi().withHandle(handle -> new ActivityRows(handle).page(lead, after, limit));
  }

  @Override
  public boolean apply(Scored scored) {
    return database.change(
        handle -> {
          boolean kept = update(handle, scored) > 0;
          if (kept) {
            new ScoreRows(database, handle).insert(scored);
            new CourseRows(handle).carryOut(scored.consequence(), scored.snapshot().updatedOn());
            scored.events().forEach(event -> SqlEventStore.insert(handle, event));
          }
          return kept;
        });
  }

  /** Not where another score was kept meanwhile: what follows from this one is of before that. */
  private static int update(Handle handle, Scored scored) {
    Snapshot snapshot = scored.snapshot();
    Snapshot before = scored.of().snapshot();
    Integer total = snapshot.total();
    return handle
        .createUpdate(
            """
            update leads set score_total = :total, score_band = :band, score_version = :version,
              score_updated_on = :at, score_computed = :computed, computed_band = :computedBand,
              computed_action = :computedAction, recommended_action = :action,
              decision_id = :decision, overridden = :overridden, score_rank = :rank, scored_revision = :revision,
              due_on = case when revision = :revision then :due else due_on end
            where lead_id = :lead and payload is not null and scored_revision <= :revision
              and score_updated_on is not distinct from :before
              and (score_updated_on is null or score_updated_on < :at)
            """)
        .bind("total", total)
        .bind("band", snapshot.band())
        .bind("version", snapshot.version())
        .bind("at", Times.toSql(snapshot.updatedOn()))
        .bind("before", Times.toSql(before == null ? null : before.updatedOn()))
        .bind("computed", snapshot.computed())
        .bind("computedBand", snapshot.computedBand())
        .bind("computedAction", snapshot.computedAction())
        .bind("action", snapshot.action())
        .bind("decision", snapshot.decisionId())
        .bind("overridden", snapshot.overrideId() != null)
        .bind("rank", total == null ? -1 : total)
        .bind("revision", scored.of().revision())
        .bind("due", Times.toSql(scored.due()))
        .bind("lead", scored.of().id())
        .execute();
  }

  @Override
  public List<StoredLead> page(Page page) {
    return database.jdbi().withHandle(handle -> new LeadPages(handle).leads(page));
  }

  @Override
  public List<PastScore> history(UUID tenantId, UUID lead, @Nullable Instant before, int limit) {
    return database
        .jdbi()
        .withHandle(
            handle -> new ScoreRows(database, handle).history(tenantId, lead, before, limit));
  }

  @Override
  public List<PastTotal> totals(UUID tenantId, List<UUID> leads, Instant since) {
    return database
        .jdbi()
        .withHandle(handle -> new ScoreRows(database, handle).totals(tenantId, leads, since));
  }

  @Override
  public List<StoredLead> due(Instant now, int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        LeadPages.SELECT
                            + """
                            where l.due_on <= ? and l.payload is not null
                            order by l.due_on limit ?
                            """,
                        Times.toSql(now),
                        limit)
                    .map((row, context) -> LeadRow.read(row))
                    .list());
  }

  @Override
  public void postpone(UUID lead, Instant until) {
    database.change(
        handle ->
            handle.execute(
                "update leads set due_on = ? where lead_id = ?", Times.toSql(until), lead));
  }
}
