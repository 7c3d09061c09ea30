package dev.assay.decide;

import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.Receipt;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.intake.Intake;
import dev.assay.intake.LeadJson;
import dev.assay.intake.Reading;
import dev.assay.keys.DataKey;
import dev.assay.keys.KeyRequest;
import dev.assay.packs.Activation;
import dev.assay.packs.PackVersions;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import dev.assay.rules.Terms;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
    Activation activation = packs.activation();
    RulePack pack = pack(order, activation);
    UUID id = newId.get();
    if (order.log() == LogMode.NONE) {
      return CompletableFuture.completedFuture(make(order, id, activation, pack, null));
    }
    return log.keyFor(new KeyRequest(order.tenantId(), id, order.leadId()))
        .thenCompose(
            key -> {
              Decision decision = make(order, id, activation, pack, key);
              return log.append(decision, key).thenApply(recorded -> decision);
            });
  }

  private RulePack pack(Order order, Activation activation) {
    String name = order.pack();
    String version = order.version();
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

  private Decision make(
      Order order, UUID id, Activation activation, RulePack pack, @Nullable DataKey key) {
    Reading reading = intake.read(order.lead());
    Thresholds thresholds = order.thresholds();
    Terms terms = pack.terms();
    if (thresholds != null) {
      terms = terms.withBands(thresholds.move(terms.bands()));
    }
    Scorecard scorecard = pack.score(reading.lead(), terms);
    Receipt receipt =
        new Receipt(
            activation.epoch(),
            pack.hash(),
            terms.weightsVersion(),
            terms.weightsHash(),
            terms.settingsHash(),
            null,
            referenceDataHash,
            Intake.DETECTOR_VERSION,
            RulePack.ENGINE_VERSION,
            key == null ? null : key.leadHash(LeadJson.bytes(reading.lead())),
            scorecard.hash());
    return new Decision(
        id,
        order.tenantId(),
        order.leadId(),
        asOf(order),
        pack.manifest().pack(),
        pack.manifest().version(),
        order.lead(),
        reading.lead(),
        reading.detection(),
        terms.bands(),
        scorecard,
        receipt,
        reading.detection().warnings());
  }

  private Instant asOf(Order order) {
    Instant asOf = order.asOf();
    return (asOf == null ? clock.instant() : asOf).truncatedTo(ChronoUnit.MILLIS);
  }
}
