package dev.assay.decide;

import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.intake.Intake;
import dev.assay.intake.Reading;
import dev.assay.keys.DataKey;
import dev.assay.packs.Activation;
import dev.assay.packs.PackVersions;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes decisions. Reading and judging run on the caller's thread and take tens of microseconds;
 * only keys and the commit are waited for. Safe for any number of threads.
 */
public final class Decider {
  private final Intake intake;
  private final String referenceDataHash;
  private final PackVersions packs;
  private final DecisionLog log;
  private final Clock clock;
  private final Supplier<UUID> newId;
  private final LongAdder lost = new LongAdder();

  /**
   * Decides by what these know.
   *
   * @param referenceDataHash names what the intake reads with
   * @param newId gives UUIDv7, so that ids of decisions sort by time
   */
  public Decider(
      Intake intake,
      String referenceDataHash,
      PackVersions packs,
      DecisionLog log,
      Clock clock,
      Supplier<UUID> newId) {
    this.intake = intake;
    this.referenceDataHash = referenceDataHash;
    this.packs = packs;
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
    Judgement judgement = judge(order);
    return switch (order.log()) {
      case LOSSLESS -> recorded(judgement);
      case BOUNDED -> answeredFirst(judgement);
      case NONE -> CompletableFuture.completedFuture(judgement.sealedBy(null));
    };
  }

  /**
   * Decides on a lead whose key is known already, and records the decision.
   *
   * @param key by which the decision will be sealed
   */
  public CompletionStage<Decision> decide(Order order, DataKey key) {
    return recorded(judge(order), key);
  }

  /**
   * Refuses a pack or version that nobody could be judged by.
   *
   * @throws ServiceException if there is none of that name
   */
  public void require(String pack, @Nullable String version) {
    pack(pack, version, packs.activation());
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

  private RulePack pack(String name, @Nullable String version, Activation activation) {
    RulePack live =
        activation.pack(name).orElseThrow(() -> unknown("there is no pack '" + name + "'"));
    if (version == null) {
      return live;
    }
    return packs
        .version(name, version)
        .orElseThrow(() -> unknown("pack '" + name + "' has no version '" + version + "'"));
  }

  private static ServiceException unknown(String message) {
    return new ServiceException(ErrorCode.INVALID, message);
  }

  private Judgement judge(Order order) {
    Activation activation = packs.activation();
    RulePack pack = pack(order.pack(), order.version(), activation);
    Thresholds thresholds = order.thresholds();
    Terms terms = pack.terms();
    if (thresholds != null) {
      terms = terms.withBands(thresholds.move(terms.bands()));
    }
    Reading reading = intake.read(order.lead());
    return new Judgement(
        order.id() == null ? newId.get() : order.id(),
        order,
        asOf(order),
        activation.epoch(),
        pack,
        terms,
        referenceDataHash,
        reading,
        pack.score(reading.lead(), terms));
  }

  private Instant asOf(Order order) {
    Instant asOf = order.asOf();
    return (asOf == null ? clock.instant() : asOf).truncatedTo(ChronoUnit.MILLIS);
  }
}
