package dev.assay.leads;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.activation.Activations;
import dev.assay.activation.OwnSettings;
import dev.assay.activation.TenantState;
import dev.assay.decide.Decider;
import dev.assay.decide.Order;
import dev.assay.decisionlog.Decision;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.events.Event;
import dev.assay.keys.DataKey;
import dev.assay.rules.Band;
import dev.assay.rules.Scorecard;
import dev.assay.tenants.LogMode;
import dev.assay.weights.Settings;
import dev.assay.workflow.Consequence;
import dev.assay.workflow.Subject;
import dev.assay.workflow.Workflow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computes the score of a lead by all that is known of it, as a decision of the log. Blocks. */
final class Scorer {
  /** The pack that ranks leads. */
  static final String PACK = "crm-score";

  /** Of more activities the latest count. */
  private static final int ACTIVITIES = 500;

  private static final Duration TICK = Duration.ofMillis(1);

  private final LeadStore store;
  private final LeadSeal seal;
  private final Decider decider;
  private final Workflow workflow;
  private final Activations activations;
  private final OwnSettings settings;
  private final Clock clock;
  private final Supplier<UUID> newId;

  Scorer(
      LeadStore store,
      LeadSeal seal,
      Decider decider,
      Workflow workflow,
      Activations activations,
      OwnSettings settings,
      Clock clock,
      Supplier<UUID> newId) {
    this.store = store;
    this.seal = seal;
    this.decider = decider;
    this.workflow = workflow;
    this.activations = activations;
    this.settings = settings;
    this.clock = clock;
    this.newId = newId;
  }

  Settings settings(UUID tenantId) {
    return settings.of(tenantId);
  }

  /**
   * Computes a lead's score anew and keeps it. Where another node kept one that takes in as much,
   * it is that one.
   *
   * @param asOf the clock of the decision; null for now
   */
  StoredLead score(UUID id, @Nullable Instant asOf, String cause) {
    long needed = -1;
    while (true) {
      StoredLead lead = store.find(id).orElseThrow(Scorer::gone);
      needed = needed < 0 ? lead.revision() : needed;
      Instant time = later(asOf == null ? now() : asOf, lead.snapshot());
      if (store.apply(scored(known(lead), time, cause))) {
        return store.find(id).orElseThrow(Scorer::gone);
      }
      StoredLead kept = store.find(id).orElseThrow(Scorer::gone);
      if (asOf == null && kept.scoredRevision() >= needed) {
        return kept;
      }
    }
  }

  private LeadStore.Scored scored(Known known, Instant asOf, String cause) {
    StoredLead lead = known.lead();
    Decision decision = decide(known, asOf);
    Snapshot snapshot = snapshot(lead, decision, asOf);
    Map<String, String> told = told(snapshot, cause);
    Settings settings = settings(lead.tenantId());
    // Before what follows from it: events are told in the order of their ids.
    List<Event> events = new ArrayList<>();
    events.add(
        new Event(
            newId.get(),
            lead.tenantId(),
            "lead.scored",
            lead.id().toString(),
            new TreeMap<>(told),
            now()));
    Consequence consequence =
        workflow.of(
            new Subject(
                lead.tenantId(),
                lead.id(),
                known.leadId(),
                known.whole(),
                lead.course(),
                snapshot.total(),
                decision.bands(),
                known.answered(asOf),
                asOf,
                settings,
                told));
    events.addAll(consequence.events());
    List<FactorRow> factors = FactorRow.of(decision.scorecard());
    Instant due = due(lead, consequence, settings);
    return new LeadStore.Scored(lead, snapshot, cause, factors, events, consequence, due);
  }

  /** A lead that may be judged; fails for one whose person opted out. */
  StoredLead willing(StoredLead lead) {
    Known known = known(lead);
    decider.requireWilling(lead.tenantId(), known.leadId(), known.whole());
    return lead;
  }

  /** Fails for a lead whose person opted out. */
  void requireWilling(UUID tenantId, String leadId, ObjectNode sent) {
    decider.requireWilling(tenantId, leadId, sent);
  }

  /** What the score would be at a time before the one it was computed for; recorded, not kept. */
  Snapshot imagine(StoredLead lead, Instant asOf) {
    return snapshot(lead, decide(known(lead), asOf), asOf);
  }

  /** Snapshots of a lead follow each other, whatever the clocks of nodes say. */
  private static Instant later(Instant time, @Nullable Snapshot last) {
    return last == null || time.isAfter(last.updatedOn()) ? time : last.updatedOn().plus(TICK);
  }

  private Decision decide(Known known, Instant asOf) {
    ScoreOverride override = known.lead().override();
    Order order =
        new Order(
            null,
            known.lead().tenantId(),
            PACK,
            null,
            null,
            known.whole(),
            known.leadId(),
            asOf,
            null,
            LogMode.LOSSLESS);
    UUID holds = override != null && override.holdsAt(asOf) ? override.id() : null;
    try {
      return decider.decide(order.overriddenBy(holds)).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * All that is known of a lead.
   *
   * @param whole as packs read it
   * @param happened the latest first
   */
  private record Known(StoredLead lead, String leadId, ObjectNode whole, List<Activity> happened) {

    /** When the contact answered last. */
    @Nullable Instant answered(Instant asOf) {
      return happened.stream()
          .filter(each -> each.kind().isAnswer() && !each.at().isAfter(asOf))
          .map(Activity::at)
          .findFirst()
          .orElse(null);
    }
  }

  /** The lead as sent, what was looked up where that says nothing, and what happened. */
  private Known known(StoredLead lead) {
    DataKey key = seal.keyOf(lead).orElseThrow(Scorer::gone);
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.setAll(LeadSeal.enrichment(lead, key));
    whole.remove(LookUps.NOTE);
    whole.setAll(LeadSeal.payload(lead, key));
    whole.put("status", lead.status()).put("created_on", lead.createdOn().toString());
    ArrayNode activities = whole.putArray("activities");
    List<Activity> happened = store.activities(lead.id(), null, ACTIVITIES);
    for (Activity activity : happened) {
      activities
          .addObject()
          .put("type", activity.kind().json())
          .put("at", activity.at().toString());
    }
    return new Known(
        lead,
        LeadSeal.externalId(lead, key),
        settings(lead.tenantId()).mapping().mapped(whole),
        happened);
  }

  private Snapshot snapshot(StoredLead lead, Decision decision, Instant asOf) {
    Scorecard card = decision.scorecard();
    boolean sufficient = card.isSufficient();
    Integer computed = sufficient ? card.score() : null;
    String band = sufficient ? card.band() : null;
    String action = sufficient ? card.action() : null;
    ScoreOverride override = lead.override();
    if (override == null || !override.holdsAt(asOf)) {
      return new Snapshot(
          computed,
          band,
          action,
          computed,
          band,
          action,
          version(decision),
          asOf,
          decision.id(),
          null);
    }
    Band other = decision.bands().of(override.score());
    return new Snapshot(
        override.score(),
        other.band(),
        other.action(),
        computed,
        band,
        action,
        version(decision),
        asOf,
        decision.id(),
        override.id());
  }

  private String version(Decision decision) {
    TenantState own = activations.current().tenant(decision.tenantId(), PACK);
    int settings = decision.receipt().settingsVersion();
    return "%s@%s+w%d.b%d%s"
        .formatted(
            decision.pack(),
            decision.packVersion(),
            decision.receipt().weightsVersion(),
            own.bands(),
            settings == 0 ? "" : ".s" + settings);
  }

  /** What every event says of a score. */
  static Map<String, String> told(Snapshot next, String cause) {
    Map<String, String> data = new TreeMap<>();
    data.put("cause", cause);
    data.put("decision_id", next.decisionId().toString());
    data.put("status", next.status());
    data.put("score_version", next.version());
    data.put("as_of", next.updatedOn().toString());
    put(data, "score_total", next.total());
    put(data, "score_band", next.band());
    put(data, "recommended_action", next.action());
    return data;
  }

  private static void put(Map<String, String> data, String name, @Nullable Object value) {
    if (value != null) {
      data.put(name, value.toString());
    }
  }

  /** When it is stale, its override ends, or there is something to decide. */
  private Instant due(StoredLead lead, Consequence consequence, Settings settings) {
    ScoreOverride override = lead.override();
    Instant due = now().plus(settings.staleAfter());
    due = earlier(override == null ? null : override.expiresOn(), due);
    return earlier(consequence.due(), due);
  }

  /** Unless that is over. */
  private Instant earlier(@Nullable Instant time, Instant due) {
    return time != null && time.isAfter(now()) && time.isBefore(due) ? time : due;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  static ServiceException gone() {
    return new ServiceException(ErrorCode.NOT_FOUND, "there is no such lead");
  }
}
