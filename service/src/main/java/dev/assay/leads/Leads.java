package dev.assay.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.intake.Intake;
import dev.assay.keys.DataKey;
import dev.assay.model.ActivityKind;
import dev.assay.workflow.Act;
import dev.assay.workflow.CourseStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Leads with a memory: keeps what is said of them, and answers with the score that follows.
 * Thread-safe; calls block.
 */
public final class Leads {
  private static final int DONE = 50;
  private static final String CONVERTED = "converted";

  private final LeadStore store;
  private final CourseStore courses;
  private final Overrides overrides;
  private final Handing handing;
  private final LeadSeal seal;
  private final Scorer scorer;
  private final Recomputer recomputer;
  private final Supplier<Intake> intake;
  private final Audit audit;
  private final BiConsumer<UUID, JsonNode> won;
  private final Clock clock;
  private final Supplier<UUID> newId;

  Leads(
      LeadStore store,
      CourseStore courses,
      Overrides overrides,
      Handing handing,
      LeadSeal seal,
      Scorer scorer,
      Recomputer recomputer,
      Supplier<Intake> intake,
      Audit audit,
      BiConsumer<UUID, JsonNode> won,
      Clock clock,
      Supplier<UUID> newId) {
    this.store = store;
    this.courses = courses;
    this.overrides = overrides;
    this.handing = handing;
    this.seal = seal;
    this.scorer = scorer;
    this.recomputer = recomputer;
    this.intake = intake;
    this.audit = audit;
    this.won = won;
    this.clock = clock;
    this.newId = newId;
  }

  /**
   * What came of something that was said of a lead.
   *
   * @param isNew whether it was not known before
   * @param id of the activity that was told of; null for anything else
   */
  public record Outcome(Lead lead, boolean isNew, @Nullable UUID id) {}

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

  /**
   * Keeps a lead as it was sent, in place of what was sent before.
   *
   * @throws dev.assay.intake.InvalidMapException if its own map is wrong
   */
  public Outcome put(UUID tenantId, String leadId, ObjectNode sent) {
    intake.get().read(sent);
    DataKey key = seal.keyFor(tenantId, leadId);
    UUID id = Objects.requireNonNull(key.lead());
    Instant now = now();
    boolean isNew =
        store.put(
            new LeadStore.Put(
                id,
                tenantId,
                seal.lookup(tenantId, leadId),
                LeadSeal.externalId(leadId, key),
                LeadSeal.payload(sent, key),
                now,
                happened(tenantId, id, sent, key, now)));
    return new Outcome(scored(id, isNew ? Cause.CREATED : Cause.CHANGED), isNew, null);
  }

  /** What the values of a lead tell of: known from the moment on when the lead is. */
  private List<Activity> happened(UUID tenantId, UUID id, JsonNode sent, DataKey key, Instant now) {
    Instant since = store.find(id).map(StoredLead::createdOn).orElse(now);
    List<Activity> happened = new ArrayList<>();
    for (Map.Entry<ActivityKind, Integer> each :
        scorer.settings(tenantId).mapping().happened(sent).entrySet()) {
      for (int i = 0; i < each.getValue(); i++) {
        String name = "mapped " + each.getKey().json() + " " + i;
        happened.add(new Activity(newId.get(), hash(name, key), each.getKey(), since, now, null));
      }
    }
    return happened;
  }

  /**
   * Adds what happened to a lead; told twice it counts once.
   *
   * @param id by which the caller tells it from others; null where kind, time and details do
   */
  public Outcome log(
      UUID tenantId,
      String leadId,
      ActivityKind kind,
      Instant at,
      @Nullable ObjectNode details,
      @Nullable String id) {
    StoredLead lead = find(tenantId, leadId);
    DataKey key = seal.keyOf(lead).orElseThrow(Scorer::gone);
    UUID activityId = newId.get();
    byte[] plain = details == null ? null : LeadSeal.bytes(details);
    Bytes sealed = plain == null ? null : key.seal(activityId, plain);
    Instant time = at.truncatedTo(ChronoUnit.MILLIS);
    String name =
        id != null
            ? "id " + id
            : "%s %s %s"
                .formatted(
                    kind.json(),
                    time,
                    plain == null ? "" : new String(plain, StandardCharsets.UTF_8));
    boolean isNew =
        store.add(
            tenantId,
            lead.id(),
            new Activity(activityId, hash(name, key), kind, time, now(), sealed));
    Lead answered = isNew ? scored(lead.id(), Cause.ACTIVITY) : open(upToDate(lead));
    return new Outcome(answered, isNew, isNew ? activityId : null);
  }

  public Lead setStatus(UUID tenantId, String leadId, String status) {
    StoredLead lead = find(tenantId, leadId);
    store.setStatus(lead.id(), status, now());
    Lead moved = scored(lead.id(), Cause.STATUS);
    if (status.equals(CONVERTED) && !lead.status().equals(CONVERTED)) {
      ObjectNode whole = moved.enrichment().deepCopy();
      whole.remove(LookUps.NOTE);
      won.accept(tenantId, whole.setAll(moved.payload()));
    }
    return moved;
  }

  /** Keeps what was looked up elsewhere; what the lead itself says goes before it. */
  public Lead enrich(UUID tenantId, String leadId, ObjectNode found) {
    intake.get().read(found);
    StoredLead lead = find(tenantId, leadId);
    DataKey key = seal.keyOf(lead).orElseThrow(Scorer::gone);
    store.setEnrichment(lead.id(), LeadSeal.enrichment(found, key), now());
    return scored(lead.id(), Cause.ENRICHED);
  }

  /** Computes the score anew. */
  public Lead recompute(UUID tenantId, String leadId) {
    return scored(find(tenantId, leadId).id(), Cause.MANUAL);
  }

  /**
   * Computes the score for a time. One before that of the score there is tells what would be, and
   * changes nothing.
   */
  public Lead recompute(UUID tenantId, String leadId, Instant asOf) {
    StoredLead lead = find(tenantId, leadId);
    Instant time = asOf.truncatedTo(ChronoUnit.MILLIS);
    Snapshot last = lead.snapshot();
    if (last != null && time.isBefore(last.updatedOn())) {
      return open(with(lead, scorer.imagine(lead, time)));
    }
    return open(scorer.score(lead.id(), time, Cause.MANUAL.json()));
  }

  private static StoredLead with(StoredLead lead, Snapshot snapshot) {
    return new StoredLead(
        lead.id(),
        lead.tenantId(),
        lead.externalId(),
        lead.payload(),
        lead.enrichment(),
        lead.status(),
        lead.createdOn(),
        lead.revision(),
        lead.scoredRevision(),
        snapshot,
        lead.course(),
        lead.override());
  }

  /** Puts a score in place of the computed one. */
  public Lead override(
      UUID tenantId,
      String leadId,
      int score,
      String reason,
      @Nullable Instant expiresOn,
      Who who) {
    StoredLead lead = find(tenantId, leadId);
    DataKey key = seal.keyOf(lead).orElseThrow(Scorer::gone);
    UUID id = newId.get();
    Bytes sealed = key.seal(id, reason.getBytes(StandardCharsets.UTF_8));
    Map<String, String> details =
        expiresOn == null
            ? Map.of("override_id", id.toString(), "score", Integer.toString(score))
            : Map.of(
                "override_id",
                id.toString(),
                "score",
                Integer.toString(score),
                "expires_at",
                expiresOn.toString());
    store.override(
        tenantId,
        lead.id(),
        new ScoreOverride(id, score, sealed, who, now(), expiresOn),
        audit.entry(tenantId, who, "lead.overridden", lead.id().toString(), "", details));
    return scored(lead.id(), Cause.OVERRIDE);
  }

  /** Takes an override back. */
  public Lead endOverride(UUID tenantId, String leadId, Who who) {
    StoredLead lead = find(tenantId, leadId);
    ScoreOverride override = lead.override();
    if (override == null || !override.holdsAt(now())) {
      throw Scorer.gone();
    }
    store.endOverride(
        lead.id(),
        audit.entry(
            tenantId,
            who,
            "lead.override_ended",
            lead.id().toString(),
            "",
            Map.of("override_id", override.id().toString())));
    return scored(lead.id(), Cause.OVERRIDE_ENDED);
  }

  /** A lead with its score. */
  public Lead get(UUID tenantId, String leadId) {
    return open(upToDate(find(tenantId, leadId)));
  }

  /** What people put in place of scores, for whoever decides beside this. */
  public Overrides overrides() {
    return overrides;
  }

  /** Gives leads to owners. */
  public Handing handing() {
    return handing;
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
  private StoredLead upToDate(StoredLead lead) {
    Snapshot snapshot = lead.snapshot();
    ScoreOverride override = lead.override();
    boolean ended =
        snapshot != null
            && snapshot.overrideId() != null
            && override != null
            && !override.holdsAt(now());
    boolean behind = snapshot == null || lead.scoredRevision() < lead.revision();
    if (!ended && !behind) {
      return lead;
    }
    return joined(recomputer.recompute(lead.id(), ended ? Cause.OVERRIDE_ENDED : Cause.REFRESH));
  }

  private Lead scored(UUID id, Cause cause) {
    return open(joined(recomputer.recompute(id, cause)));
  }

  private static StoredLead joined(CompletionStage<StoredLead> score) {
    try {
      return score.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private StoredLead find(UUID tenantId, String leadId) {
    return store.find(tenantId, seal.lookups(tenantId, leadId)).orElseThrow(Scorer::gone);
  }

  private Lead open(StoredLead lead) {
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

  private static String hash(String name, DataKey key) {
    return key.leadHash(("activity " + name).getBytes(StandardCharsets.UTF_8));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
