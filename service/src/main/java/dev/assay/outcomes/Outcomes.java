package dev.assay.outcomes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.audit.Who;
import dev.assay.customers.Win;
import dev.assay.customers.Wins;
import dev.assay.decide.Decider;
import dev.assay.decide.Order;
import dev.assay.decisionlog.Criteria;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.keys.DataKey;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import dev.assay.keys.Lookup;
import dev.assay.tenants.LogMode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records what became of leads. Thread-safe; calls block. */
public final class Outcomes {
  /** The pack whose factors outcomes are told of. */
  public static final String PACK = "icp-match";

  private static final Set<Outcome> DECIDE_WINS = Set.of(Outcome.CONVERTED, Outcome.RETRACTED);

  private final OutcomeStore store;
  private final DecisionLog log;
  private final Keyring keyring;
  private final Decider decider;
  private final Wins wins;
  private final Clock clock;
  private final Supplier<UUID> newId;

  /**
   * Over a store that all nodes share.
   *
   * @param wins hears of each lead that became a customer
   * @param newId gives UUIDv7
   */
  public Outcomes(
      OutcomeStore store,
      DecisionLog log,
      Keyring keyring,
      Decider decider,
      Wins wins,
      Clock clock,
      Supplier<UUID> newId) {
    this.store = store;
    this.log = log;
    this.keyring = keyring;
    this.decider = decider;
    this.wins = wins;
    this.clock = clock;
    this.newId = newId;
  }

  /**
   * What a client tells of a lead.
   *
   * @param leadId the client's own id of the lead, or its address
   * @param at when it happened; null for now
   * @param lead as it is sent to be scored, of which nothing but score and factors is kept; null
   *     where it was scored before
   */
  public record Told(
      UUID tenantId,
      UUID clientId,
      String leadId,
      Outcome outcome,
      @Nullable Instant at,
      @Nullable ObjectNode lead,
      Who who) {}

  /**
   * What came of that.
   *
   * @param isNew not where the same was the last word already
   */
  public record Recorded(Instant at, boolean isNew) {}

  /** Records an outcome; told twice it counts once. */
  public Recorded record(Told told) {
    UUID id = newId.get();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant at = told.at() == null ? now : told.at().truncatedTo(ChronoUnit.MILLIS);
    Decision judged = told.lead() == null ? null : judged(told, told.lead(), at);
    DataKey key = await(log.keyFor(new KeyRequest(told.tenantId(), id, told.leadId())));
    UUID lead = Objects.requireNonNull(key.lead());
    StoredOutcome last = last(told.tenantId(), told.clientId(), lead);
    Outcome standing = last == null ? Outcome.RETRACTED : last.outcome();
    if (told.at() == null && standing == told.outcome()) {
      return new Recorded(last == null ? at : last.happenedOn(), false);
    }
    if (judged == null && told.outcome() != Outcome.RETRACTED) {
      judged = logged(told, at);
    }
    Seen seen = judged == null ? Seen.NOTHING : Seen.of(judged);
    boolean isNew =
        store.add(
            new StoredOutcome(
                id,
                told.tenantId(),
                told.clientId(),
                lead,
                isAddress(told.leadId())
                    ? keyring.hashKeys().newest(Lookup.EMAIL, told.tenantId(), told.leadId())
                    : null,
                judged == null || told.lead() != null ? null : judged.id(),
                Score.of(judged),
                told.outcome(),
                at,
                now,
                told.who(),
                key.seal(id, new Payload(told.leadId(), seen).bytes())));
    if (isNew && decidesWin(told.tenantId(), told.clientId(), lead, id)) {
      Win win = new Win(lead, told.clientId());
      if (told.outcome() == Outcome.RETRACTED) {
        wins.lost(told.tenantId(), win, told.who());
      } else if (judged != null) {
        wins.won(told.tenantId(), win, judged.sent());
      }
    }
    return new Recorded(at, isNew);
  }

  /** Whether an outcome is the last word of a client on whether a lead became a customer. */
  private boolean decidesWin(UUID tenantId, UUID clientId, UUID lead, UUID id) {
    return store.ofLead(tenantId, lead).stream()
        .filter(told -> told.clientId().equals(clientId))
        .filter(told -> DECIDE_WINS.contains(told.outcome()))
        .max(StoredOutcome.IN_TIME)
        .filter(told -> told.id().equals(id))
        .isPresent();
  }

  /** The last word of a client on a lead. */
  private @Nullable StoredOutcome last(UUID tenantId, UUID clientId, UUID lead) {
    return store.ofLead(tenantId, lead).stream()
        .filter(outcome -> outcome.clientId().equals(clientId))
        .max(StoredOutcome.IN_TIME)
        .orElse(null);
  }

  /**
   * Takes an outcome back, as if {@link Outcome#RETRACTED} were told of its lead now; done twice it
   * counts once.
   *
   * @return what stands since
   * @throws ServiceException where there is none, or something else was told of the lead since
   */
  public StoredOutcome retract(UUID tenantId, UUID id, Who who) {
    StoredOutcome told =
        store
            .find(tenantId, id)
            .orElseThrow(() -> new ServiceException(ErrorCode.NOT_FOUND, "no such outcome"));
    StoredOutcome last = Objects.requireNonNull(last(tenantId, told.clientId(), told.lead()));
    if (last.outcome() == Outcome.RETRACTED) {
      return last;
    }
    if (!last.id().equals(id)) {
      throw new ServiceException(
          ErrorCode.CONFLICT, "Something else was told of the lead since; take that back");
    }
    StoredOutcome retraction = retraction(told, who);
    if (store.add(retraction)) {
      wins.lost(tenantId, new Win(told.lead(), told.clientId()), who);
    }
    return retraction;
  }

  private StoredOutcome retraction(StoredOutcome told, Who who) {
    UUID id = newId.get();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    boolean isBehind = now.isBefore(told.recordedOn()); // another node's clock may be ahead
    DataKey key =
        keyring
            .opener(Set.of(told.lead()))
            .key(told.tenantId(), told.id(), told.lead(), null)
            .orElseThrow(() -> new ServiceException(ErrorCode.NOT_FOUND, "no such outcome"));
    String leadId = Payload.read(key.open(told.id(), told.payload())).leadId();
    return new StoredOutcome(
        id,
        told.tenantId(),
        told.clientId(),
        told.lead(),
        told.emailLookup(),
        null,
        null,
        Outcome.RETRACTED,
        isBehind ? told.happenedOn().plusMillis(1) : now,
        now,
        who,
        key.seal(id, new Payload(leadId, Seen.NOTHING).bytes()));
  }

  /** Judges a lead of which nothing is kept. */
  private Decision judged(Told told, ObjectNode lead, Instant at) {
    return await(
        decider.decide(
            new Order(
                null, told.tenantId(), PACK, null, null, lead, null, at, null, LogMode.NONE)));
  }

  /** The last decision about the lead before; null where none is recorded. */
  private @Nullable Decision logged(Told told, Instant at) {
    Decision byId = logged(told, Lookup.LEAD_ID, at);
    return byId == null && isAddress(told.leadId()) ? logged(told, Lookup.EMAIL, at) : byId;
  }

  private @Nullable Decision logged(Told told, Lookup by, Instant at) {
    Criteria before = new Criteria(null, null, PACK, null, null, at.plusMillis(1));
    List<Found<StoredDecision>> found =
        await(log.search(new Search(told.tenantId(), Map.of(by, told.leadId()), before, null, 1)));
    StoredDecision stored = found.isEmpty() ? null : found.get(0).what();
    return stored == null ? null : stored.decision();
  }

  private static boolean isAddress(String leadId) {
    return leadId.indexOf('@') > 0;
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  /** Reads what was recorded. */
  public OutcomeReader reader() {
    return new OutcomeReader(store, keyring);
  }
}
