package dev.assay.leads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.canonical.Bytes;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.keys.DataKey;
import dev.assay.workflow.Act;
import dev.assay.workflow.CourseStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads leads, with scores that are up to date. Thread-safe; calls block. */
public final class LeadReader {
  private static final int DONE = 50;

  private final LeadStore store;
  private final CourseStore courses;
  private final LeadSeal seal;
  private final Recomputer recomputer;
  private final Clock clock;

  LeadReader(
      LeadStore store, CourseStore courses, LeadSeal seal, Recomputer recomputer, Clock clock) {
    this.store = store;
    this.courses = courses;
    this.seal = seal;
    this.recomputer = recomputer;
    this.clock = clock;
  }

  /** A lead, opened. */
  public record Lead(
      StoredLead kept,
      String externalId,
      ObjectNode payload,
      ObjectNode enrichment,
      @Nullable String overrideReason) {}

  /** A lead as lists show it. */
  public record Listed(StoredLead kept, String externalId) {}

  /** An activity, opened. */
  public record Told(Activity activity, @Nullable ObjectNode details) {}

  /** A lead with its score. */
  public Lead get(UUID tenantId, String leadId) {
    return open(upToDate(find(tenantId, leadId)));
  }

  /** What was done with a lead, the latest first. */
  public List<Act> done(Lead lead) {
    return courses.done(lead.kept().id(), DONE);
  }

  /** What happened to a lead, the latest first. */
  public List<Told> activities(
      UUID tenantId, String leadId, LeadStore.@Nullable ActivityPlace after, int limit) {
    StoredLead lead = find(tenantId, leadId);
    DataKey key = seal.keyOf(lead).orElseThrow(Scorer::gone);
    List<Told> told = new ArrayList<>();
    for (Activity activity : store.activities(lead.id(), after, limit)) {
      Bytes details = activity.details();
      told.add(
          new Told(
              activity,
              details == null ? null : LeadSeal.object(key.open(activity.id(), details))));
    }
    return told;
  }

  /** Leads, the highest score first. */
  public List<Listed> page(LeadStore.Page page) {
    List<StoredLead> found = store.page(page);
    Map<UUID, String> ids = seal.externalIds(found);
    List<Listed> listed = new ArrayList<>();
    for (StoredLead lead : found) {
      String externalId = ids.get(lead.id());
      if (externalId != null) {
        listed.add(new Listed(lead, externalId));
      }
    }
    return listed;
  }

  /** What the scores of listed leads were since then, by lead, the earliest first. */
  public Map<UUID, List<PastTotal>> totals(UUID tenantId, List<Listed> leads, Instant since) {
    List<UUID> ids = leads.stream().map(lead -> lead.kept().id()).toList();
    return store.totals(tenantId, ids, since).stream()
        .collect(Collectors.groupingBy(PastTotal::lead));
  }

  /** A lead's scores, the latest first. */
  public List<PastScore> history(
      UUID tenantId, String leadId, @Nullable Instant before, int limit) {
    return store.history(tenantId, find(tenantId, leadId).id(), before, limit);
  }

  /** An override that has ended is not shown, whether or not its end was taken care of. */
  StoredLead upToDate(StoredLead lead) {
    Snapshot snapshot = lead.snapshot();
    ScoreOverride override = lead.override();
    boolean ended =
        snapshot != null
            && snapshot.overrideId() != null
            && override != null
            && !override.holdsAt(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    boolean behind = snapshot == null || lead.scoredRevision() < lead.revision();
    if (!ended && !behind) {
      return lead;
    }
    try {
      return joined(recomputer.recompute(lead.id(), ended ? Cause.OVERRIDE_ENDED : Cause.REFRESH));
    } catch (ServiceException e) {
      if (e.code() == ErrorCode.OPTED_OUT && snapshot != null) {
        return lead; // it keeps the score it had
      }
      throw e;
    }
  }

  /** Computes the score of a lead that something was said of. */
  Lead scored(UUID id, Cause cause) {
    return open(joined(recomputer.recompute(id, cause)));
  }

  private static StoredLead joined(CompletionStage<StoredLead> score) {
    try {
      return score.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** A lead as it is kept; whoever asks for one that is not there is told so. */
  StoredLead find(UUID tenantId, String leadId) {
    return store.find(tenantId, seal.lookups(tenantId, leadId)).orElseThrow(Scorer::gone);
  }

  Lead open(StoredLead lead) {
    DataKey key = seal.keyOf(lead).orElseThrow(Scorer::gone);
    ScoreOverride override = lead.override();
    return new Lead(
        lead,
        LeadSeal.externalId(lead, key),
        LeadSeal.payload(lead, key),
        LeadSeal.enrichment(lead, key),
        override == null
            ? null
            : new String(key.open(override.id(), override.reason()), StandardCharsets.UTF_8));
  }
}
