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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    return asked(owed(tenantId, by, hashes, hashKeys.trace(by, tenantId, value), who));
  }

  /** Erases the person of a decision. */
  public CompletionStage<Erased> eraseDecision(UUID tenantId, UUID decisionId, Who who) {
    String asked = decisionId.toString();
    return asked(owed(tenantId, null, List.of(asked), asked, who));
  }

  private OwedErasure owed(
      UUID tenantId, @Nullable Lookup by, List<String> lookups, String asked, Who who) {
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
    Lookup by = erasure.by();
    return by == null
        ? eraser.eraseDecision(tenantId, UUID.fromString(erasure.asked()), erasure.who())
        : eraser.erase(tenantId, by, erasure.lookups(), erasure.asked(), erasure.who());
  }

  private Erased refused(OwedErasure erasure) {
    Lookup by = erasure.by();
    store.owe(
        erasure,
        audit.entry(
            erasure.tenantId(),
            erasure.who(),
            "erasure.owed",
            by == null ? "decision_id" : by.name().toLowerCase(Locale.ROOT),
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
