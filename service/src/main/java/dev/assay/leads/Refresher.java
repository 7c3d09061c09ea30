package dev.assay.leads;

import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.leases.LeaseStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes the scores that are due: those that got old, those whose override ends, those whose
 * change was cut short, and those of leads that wait for an owner whom they can have. Each node
 * tries now and then, one of them does it.
 */
public final class Refresher {
  private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
  private static final String TASK = "lead scores";
  private static final Duration HELD = Duration.ofMinutes(1);
  private static final Duration POSTPONED = Duration.ofMinutes(10);
  private static final int AT_ONCE = 200;

  private final LeadStore store;
  private final Recomputer recomputer;
  private final Assigner assigner;
  private final LeaseStore leases;
  private final UUID nodeId;
  private final Clock clock;

  Refresher(
      LeadStore store,
      Recomputer recomputer,
      Assigner assigner,
      LeaseStore leases,
      UUID nodeId,
      Clock clock) {
    this.store = store;
    this.recomputer = recomputer;
    this.assigner = assigner;
    this.leases = leases;
    this.nodeId = nodeId;
    this.clock = clock;
  }

  /** Computes what is due, if this node is the one that does. Blocks. */
  public void run() {
    Instant now = clock.instant();
    if (leases.take(TASK, nodeId, now, now.plus(HELD)).isEmpty()) {
      return;
    }
    CompletableFuture<?>[] all =
        store.due(now, AT_ONCE).stream()
            .map(lead -> recompute(lead, now))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).join();
    assigner.run(now);
  }

  /**
   * One that fails waits, so that it does not keep others from their turn; but not where it is this
   * node that may not judge, which is asked again, or another one, as soon as one may.
   */
  private CompletableFuture<Void> recompute(StoredLead lead, Instant now) {
    return recomputer
        .recompute(lead.id(), cause(lead, now))
        .handle(
            (scored, failure) -> {
              if (failure != null && !is(ErrorCode.UNAVAILABLE, failure)) {
                if (!is(ErrorCode.OPTED_OUT, failure)) {
                  LOG.warn("the score of lead {} cannot be computed", lead.id(), failure);
                }
                store.postpone(lead.id(), now.plus(POSTPONED));
              }
              return (Void) null;
            })
        .toCompletableFuture();
  }

  private static boolean is(ErrorCode code, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof ServiceException known && known.code() == code;
  }

  private static Cause cause(StoredLead lead, Instant now) {
    Snapshot snapshot = lead.snapshot();
    ScoreOverride override = lead.override();
    boolean ended =
        snapshot != null
            && snapshot.overrideId() != null
            && override != null
            && !override.holdsAt(now);
    return ended ? Cause.OVERRIDE_ENDED : Cause.REFRESH;
  }
}
