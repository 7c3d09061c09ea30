package dev.assay.decide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.activation.Activation;
import dev.assay.activation.Choices;
import dev.assay.activation.Served;
import dev.assay.activation.Served.Candidate;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.intake.Intake;
import dev.assay.intake.Reading;
import dev.assay.keys.DataKey;
import dev.assay.packs.Line;
import dev.assay.rules.BandSet;
import dev.assay.rules.Measures;
import dev.assay.rules.RuleFailure;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.rules.WeightSet;
import dev.assay.similarity.CustomerIndex;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes decisions. Reading and judging run on the caller's thread and take tens of microseconds;
 * only keys and the commit are waited for. Safe for any number of threads.
 */
public final class Decider {
  private final Supplier<Activation> activation;
  private final Choices choices;
  private final Trials trials;
  private final Function<UUID, CustomerIndex> customers;
  private final OptedOut optedOut;
  private final DecisionLog log;
  private final Clock clock;
  private final Supplier<UUID> newId;
  private final LongAdder lost = new LongAdder();

  /**
   * Decides by what these know.
   *
   * @param activation what is in force; never blocks
   * @param customers of a tenant; never blocks
   * @param optedOut who is not to be judged
   * @param newId gives UUIDv7, so that ids of decisions sort by time
   */
  public Decider(
      Supplier<Activation> activation,
      Choices choices,
      Trials trials,
      Function<UUID, CustomerIndex> customers,
      OptedOut optedOut,
      DecisionLog log,
      Clock clock,
      Supplier<UUID> newId) {
    this.activation = activation;
    this.choices = choices;
    this.trials = trials;
    this.customers = customers;
    this.optedOut = optedOut;
    this.log = log;
    this.clock = clock;
    this.newId = newId;
  }

  /**
   * Decides on a lead and, unless the order says otherwise, records the decision before it answers.
   *
   * @throws ServiceException for an order that cannot be carried out
   * @throws dev.assay.intake.InvalidMapException for a lead whose own map is wrong
   */
  public CompletionStage<Decision> decide(Order order) {
    return judged(order)
        .thenCompose(
            judgement ->
                switch (order.log()) {
                  case LOSSLESS -> recorded(judgement);
                  case BOUNDED -> answeredFirst(judgement);
                  case NONE -> CompletableFuture.completedFuture(judgement.sealedBy(null));
                });
  }

  /** Judges at once by what is in force; what else is asked for may have to be loaded first. */
  private CompletionStage<Judgement> judged(Order order) {
    Activation now = activation.get();
    if (order.version() == null && order.liveAt() == null) {
      Served served =
          now.served(order.tenantId(), order.pack()).orElseThrow(() -> unknown(order.pack()));
      return CompletableFuture.completedFuture(judge(order, now, served));
    }
    return chosen(now, order.tenantId(), order.pack(), order.version(), order.liveAt())
        .thenApply(served -> judge(order, now, served));
  }

  /**
   * Judges leads of which nothing is kept by what is in force now, at a time. Never waits.
   *
   * @param weights those of a client; null for the tenant's
   * @throws ServiceException where there is no such pack
   */
  public Unkept unkept(UUID tenantId, String pack, Instant asOf, @Nullable WeightSet weights) {
    Activation now = activation.get();
    Served served = now.served(tenantId, pack).orElseThrow(() -> unknown(pack));
    return new Unkept(
        now.intake(),
        served,
        customers.apply(tenantId),
        lead -> optedOut.includes(now.intake(), tenantId, null, lead),
        asOf.truncatedTo(ChronoUnit.MILLIS),
        weights);
  }

  /**
   * Fails with a {@link ServiceException} for a lead that nobody may judge, since its person opted
   * out. Never waits.
   */
  public void requireWilling(UUID tenantId, @Nullable String leadId, JsonNode lead) {
    optedOut.refuse(activation.get().intake(), tenantId, leadId, lead);
  }

  /**
   * The tenant's own bands of a pack, or those it ships with.
   *
   * @throws ServiceException where there is no such pack
   */
  public BandSet bands(UUID tenantId, String pack) {
    Served served = activation.get().served(tenantId, pack).orElseThrow(() -> unknown(pack));
    return served.terms().bands();
  }

  /**
   * Decides on a lead whose key is known already, and records the decision.
   *
   * @param key by which the decision will be sealed
   */
  public CompletionStage<Decision> decide(Order order, DataKey key) {
    return judged(order).thenCompose(judgement -> recorded(judgement, key));
  }

  /**
   * Fails with a {@link ServiceException} for a pack, version or time that nobody could be judged
   * by.
   */
  public CompletionStage<Void> require(
      UUID tenantId, String pack, @Nullable String version, @Nullable Instant liveAt) {
    return chosen(activation.get(), tenantId, pack, version, liveAt).thenAccept(served -> {});
  }

  private CompletionStage<Served> chosen(
      Activation now,
      UUID tenantId,
      String pack,
      @Nullable String version,
      @Nullable Instant liveAt) {
    Served served = now.served(tenantId, pack).orElseThrow(() -> unknown(pack));
    if (version != null) {
      return choices.ofVersion(now, tenantId, pack, version);
    }
    return liveAt == null
        ? CompletableFuture.completedFuture(served)
        : choices.ofTime(now, tenantId, pack, liveAt);
  }

  /** How many decisions were answered since the start whose record was lost then. */
  public long lost() {
    return lost.sum();
  }

  private CompletionStage<Decision> recorded(Judgement judgement) {
    return log.keyFor(judgement.keyRequest()).thenCompose(key -> recorded(judgement, key));
  }

  private CompletionStage<Decision> recorded(Judgement judgement, DataKey key) {
    Decision decision = judgement.sealedBy(key);
    return log.append(decision, key).thenApply(recorded -> decision);
  }

  private CompletionStage<Decision> answeredFirst(Judgement judgement) {
    return log.keyFor(judgement.keyRequest())
        .handle(
            (key, noKey) -> {
              Decision decision = judgement.sealedBy(key);
              var appended =
                  key == null
                      ? CompletableFuture.<Void>failedStage(noKey)
                      : log.append(decision, key);
              appended.exceptionally(
                  failure -> {
                    lost.increment();
                    return null;
                  });
              return decision;
            });
  }

  private static ServiceException unknown(String pack) {
    return new ServiceException(ErrorCode.INVALID, "there is no pack '" + pack + "'");
  }

  /**
   * What a lead is judged in view of; the same from the beginning to the end.
   *
   * @param lead as sent, or as the tenant's mapping tells it
   */
  private record Sight(
      Order order, ObjectNode lead, Instant asOf, Activation now, CustomerIndex customers) {

    Reading read(Set<String> parts, Measures measures) {
      Reading reading = now.intake().read(lead, parts, measures, asOf);
      Reading whole =
          CustomerIndex.looks(parts)
              ? new Reading(customers.liken(reading.lead(), lead, parts), reading.detection())
              : reading;
      return Intake.fits(parts) || CustomerIndex.looks(parts) ? whole.countingEmployees() : whole;
    }
  }

  private Judgement judge(Order order, Activation now, Served served) {
    Instant asOf = asOf(order);
    ObjectNode lead =
        order.isMapped() ? now.mapping(order.tenantId()).told(order.lead(), asOf) : order.lead();
    optedOut.refuse(now.intake(), order.tenantId(), order.leadId(), lead);
    Sight sight = new Sight(order, lead, asOf, now, customers.apply(order.tenantId()));
    Reading reading = sight.read(served.parts(), served.terms().measures());
    Candidate trial = served.trial();
    if (trial == null) {
      return judgement(sight, served.line(), served.pack(), served.terms(), reading);
    }
    boolean byTrial = Canary.judges(trial, order, reading);
    Judgement judgement =
        byTrial
            ? tried(sight, served, trial, reading)
            : judgement(sight, served.line(), served.pack(), served.terms(), reading);
    if (order.thresholds() == null) {
      trials.judged(
          served, reading.lead(), judgement.pack() == trial.pack(), judgement.scorecard());
    }
    return judgement;
  }

  /** By the version that is tried; by the live one where that fails. */
  private Judgement tried(Sight sight, Served served, Candidate trial, Reading reading) {
    try {
      Measures measures = trial.terms().measures();
      Reading own =
          measures.equals(served.terms().measures())
              ? reading
              : sight.read(served.parts(), measures);
      return judgement(sight, served.line(), trial.pack(), trial.terms(), own);
    } catch (RuleFailure e) {
      trials.failed(served, e);
      return judgement(sight, served.line(), served.pack(), served.terms(), reading);
    }
  }

  private Judgement judgement(Sight sight, Line line, RulePack pack, Terms own, Reading reading) {
    Order order = sight.order();
    Terms terms = order.terms(pack, own);
    return new Judgement(
        order.id() == null ? newId.get() : order.id(),
        order,
        sight.asOf(),
        sight.now().epoch(),
        line,
        pack,
        terms,
        sight.now().intake().referenceDataHash(),
        CustomerIndex.looks(pack.parts()) ? sight.customers().hash() : null,
        reading,
        pack.score(reading.lead(), terms));
  }

  private Instant asOf(Order order) {
    Instant asOf = order.asOf();
    return (asOf == null ? clock.instant() : asOf).truncatedTo(ChronoUnit.MILLIS);
  }
}
