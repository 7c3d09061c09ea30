package dev.assay.erasure;

import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.decisionlog.Erased;
import dev.assay.decisionlog.HeldException;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.keys.HashKeys;
import dev.assay.keys.Lookup;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests to erase people. While a hold stands it refuses them and owes them: they are
 * carried out once the last hold is released, without being asked for again.
 */
public final class Erasures {
  private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

  private final Eraser eraser;
  private final HoldStore store;
  private final HashKeys hashKeys;
  private final Audit audit;
  private final Clock clock;
  private final Supplier<UUID> newId;

  public Erasures(
      Eraser eraser,
      HoldStore store,
      HashKeys hashKeys,
      Audit audit,
      Clock clock,
      Supplier<UUID> newId) {
    this.eraser = eraser;
    this.store = store;
    this.hashKeys = hashKeys;
    this.audit = audit;
    this.clock = clock;
    this.newId = newId;
  }

  /** Erases whoever is looked up by that value. */
  public CompletionStage<Erased> erase(UUID tenantId, Lookup by, String value, Who who) {
    List<String> hashes = hashKeys.all(by, tenantId, value);
    String trace = hashKeys.trace(by, tenantId, value);
    return asked(owed(tenantId, AskedBy.of(by), hashes, trace, who));
  }

  /** Erases the person of a decision. */
  public CompletionStage<Erased> eraseDecision(UUID tenantId, UUID decisionId, Who who) {
    return asked(owed(tenantId, AskedBy.DECISION_ID, decisionId, who));
  }

  /** Erases a client with all that is known of it. */
  public CompletionStage<Erased> eraseClient(UUID tenantId, UUID clientId, Who who) {
    return asked(owed(tenantId, AskedBy.CLIENT_ID, clientId, who));
  }

  private OwedErasure owed(UUID tenantId, AskedBy by, UUID id, Who who) {
    return owed(tenantId, by, List.of(id.toString()), id.toString(), who);
  }

  private OwedErasure owed(UUID tenantId, AskedBy by, List<String> lookups, String asked, Who who) {
    return new OwedErasure(
        newId.get(),
        tenantId,
        by,
        lookups,
        asked,
        who,
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private CompletionStage<Erased> asked(OwedErasure erasure) {
    return carryOut(erasure)
        .exceptionallyCompose(
            failure ->
                isHeld(failure)
                    ? eraser.aside(() -> refused(erasure))
                    : CompletableFuture.failedStage(failure));
  }

  private CompletionStage<Erased> carryOut(OwedErasure erasure) {
    UUID tenantId = erasure.tenantId();
    Who who = erasure.who();
    String asked = erasure.asked();
    return switch (erasure.by()) {
      case DECISION_ID -> eraser.eraseDecision(tenantId, UUID.fromString(asked), who);
      case CLIENT_ID -> eraser.eraseClient(tenantId, UUID.fromString(asked), who);
      case LEAD_ID, EMAIL, PHONE ->
          eraser.erase(tenantId, erasure.by().lookup(), erasure.lookups(), asked, who);
    };
  }

  private Erased refused(OwedErasure erasure) {
    store.owe(
        erasure,
        audit.entry(
            erasure.tenantId(),
            erasure.who(),
            "erasure.owed",
            erasure.by().json(),
            "",
            Map.of("asked", erasure.asked())));
    throw new ServiceException(
        ErrorCode.CONFLICT,
        "A hold stands on this person: nothing was erased. The erasure is owed, and is carried out"
            + " when the hold is released");
  }

  /**
   * Lets go of a hold, and carries out what is owed and held no more.
   *
   * @return how many erasures were carried out
   * @throws ServiceException within the stage, where the tenant has no such hold
   */
  public CompletionStage<Integer> release(UUID tenantId, UUID holdId, String reason, Who who) {
    return eraser
        .aside(
            () -> {
              Map<String, String> details = Map.of("hold", holdId.toString());
              if (!store.release(
                  tenantId,
                  holdId,
                  audit.entry(tenantId, who, "hold.released", "", reason, details))) {
                throw new ServiceException(ErrorCode.NOT_FOUND, "no such hold");
              }
              return store.owed();
            })
        .thenCompose(
            owed -> settle(owed.stream().filter(o -> o.tenantId().equals(tenantId)).toList()));
  }

  /** Carries out what a release left undone, if it was cut short. Blocks. */
  public void settle() {
    settle(store.owed()).toCompletableFuture().join();
  }

  private CompletionStage<Integer> settle(List<OwedErasure> owed) {
    CompletionStage<Integer> done = CompletableFuture.completedStage(0);
    for (OwedErasure each : owed) {
      done = done.thenCompose(count -> settle(each).thenApply(one -> count + one));
    }
    return done;
  }

  private CompletionStage<Integer> settle(OwedErasure owed) {
    return carryOut(owed)
        .thenCompose(
            erased ->
                eraser.aside(
                    () -> {
                      store.settle(owed.id());
                      return 1;
                    }))
        .exceptionally(
            failure -> {
              if (!isHeld(failure)) {
                LOG.warn("an erasure that is owed cannot be carried out", failure);
              }
              return 0;
            });
  }

  private static boolean isHeld(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof HeldException;
  }
}
