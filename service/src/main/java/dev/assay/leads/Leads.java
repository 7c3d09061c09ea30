package dev.assay.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.customers.Win;
import dev.assay.customers.Wins;
import dev.assay.intake.Intake;
import dev.assay.keys.DataKey;
import dev.assay.model.ActivityKind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Leads with a memory: keeps what is said of them, and answers with the score that follows.
 * Thread-safe; calls block.
 */
public final class Leads {
  private static final String CONVERTED = "converted";

  private final LeadStore store;
  private final LeadReader reader;
  private final Overriding overriding;
  private final OverridingBeside beside;
  private final Overrides overrides;
  private final Handing handing;
  private final LeadSeal seal;
  private final Scorer scorer;
  private final Supplier<Intake> intake;
  private final Wins wins;
  private final Clock clock;
  private final Supplier<UUID> newId;

  Leads(
      LeadStore store,
      LeadReader reader,
      Overriding overriding,
      OverridingBeside beside,
      Overrides overrides,
      Handing handing,
      LeadSeal seal,
      Scorer scorer,
      Supplier<Intake> intake,
      Wins wins,
      Clock clock,
      Supplier<UUID> newId) {
    this.store = store;
    this.reader = reader;
    this.overriding = overriding;
    this.beside = beside;
    this.overrides = overrides;
    this.handing = handing;
    this.seal = seal;
    this.scorer = scorer;
    this.intake = intake;
    this.wins = wins;
    this.clock = clock;
    this.newId = newId;
  }

  /**
   * What came of something that was said of a lead.
   *
   * @param isNew whether it was not known before
   * @param id of the activity that was told of; null for anything else
   */
  public record Outcome(LeadReader.Lead lead, boolean isNew, @Nullable UUID id) {}

  /**
   * Keeps a lead as it was sent, in place of what was sent before.
   *
   * @throws dev.assay.intake.InvalidMapException if its own map is wrong
   */
  public Outcome put(UUID tenantId, String leadId, ObjectNode sent) {
    intake.get().read(sent);
    scorer.requireWilling(tenantId, leadId, sent);
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
    return new Outcome(reader.scored(id, isNew ? Cause.CREATED : Cause.CHANGED), isNew, null);
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
    StoredLead lead = willing(tenantId, leadId);
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
    LeadReader.Lead answered =
        isNew ? reader.scored(lead.id(), Cause.ACTIVITY) : reader.open(reader.upToDate(lead));
    return new Outcome(answered, isNew, isNew ? activityId : null);
  }

  public LeadReader.Lead setStatus(UUID tenantId, String leadId, String status) {
    StoredLead lead = willing(tenantId, leadId);
    store.setStatus(lead.id(), status, now());
    LeadReader.Lead moved = reader.scored(lead.id(), Cause.STATUS);
    if (status.equals(CONVERTED) && !lead.status().equals(CONVERTED)) {
      ObjectNode whole = moved.enrichment().deepCopy();
      whole.remove(LookUps.NOTE);
      wins.won(tenantId, Win.byStatus(lead.id()), whole.setAll(moved.payload()));
    } else if (lead.status().equals(CONVERTED) && !status.equals(CONVERTED)) {
      wins.lost(tenantId, Win.byStatus(lead.id()), Who.SERVICE);
    }
    return moved;
  }

  /** Keeps what was looked up elsewhere; what the lead itself says goes before it. */
  public LeadReader.Lead enrich(UUID tenantId, String leadId, ObjectNode found) {
    intake.get().read(found);
    StoredLead lead = willing(tenantId, leadId);
    DataKey key = seal.keyOf(lead).orElseThrow(Scorer::gone);
    store.setEnrichment(lead.id(), LeadSeal.enrichment(found, key), now());
    return reader.scored(lead.id(), Cause.ENRICHED);
  }

  private StoredLead willing(UUID tenantId, String leadId) {
    return scorer.willing(reader.find(tenantId, leadId));
  }

  /** Computes the score anew. */
  public LeadReader.Lead recompute(UUID tenantId, String leadId) {
    return reader.scored(willing(tenantId, leadId).id(), Cause.MANUAL);
  }

  /**
   * Computes the score for a time. One before that of the score there is tells what would be, and
   * changes nothing.
   */
  public LeadReader.Lead recompute(UUID tenantId, String leadId, Instant asOf) {
    StoredLead lead = willing(tenantId, leadId);
    Instant time = asOf.truncatedTo(ChronoUnit.MILLIS);
    Snapshot last = lead.snapshot();
    if (last != null && time.isBefore(last.updatedOn())) {
      return reader.open(with(lead, scorer.imagine(lead, time)));
    }
    return reader.open(scorer.score(lead.id(), time, Cause.MANUAL.json()));
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

  /** Reads leads. */
  public LeadReader reader() {
    return reader;
  }

  /** Puts other scores in place of those of leads. */
  public Overriding overriding() {
    return overriding;
  }

  /** Puts other scores in place of what is decided beside this. */
  public OverridingBeside overridingBeside() {
    return beside;
  }

  /** What people put in place of scores, for whoever decides beside this. */
  public Overrides overrides() {
    return overrides;
  }

  /** Gives leads to owners. */
  public Handing handing() {
    return handing;
  }

  private static String hash(String name, DataKey key) {
    return key.leadHash(("activity " + name).getBytes(StandardCharsets.UTF_8));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
