package dev.assay.leads;

import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Has scores computed, of one lead one at a time: whoever asks while one is computed shares the
 * next one, which sees all that was kept before it began.
 */
final class Recomputer implements AutoCloseable {
  private static final int THREADS = 4;
  private static final long LAST_SECONDS = 30;

  private final Scorer scorer;
  private final ExecutorService threads;
  private final Map<UUID, Turns> turns = new HashMap<>();

  /** A computation that is to come. */
  private static final class Turn {
    final Set<Cause> causes = EnumSet.noneOf(Cause.class);
    final CompletableFuture<StoredLead> done = new CompletableFuture<>();

    String causes() {
      return causes.stream().map(Cause::json).collect(Collectors.joining(","));
    }
  }

  /** What is computed of a lead: one at the moment, and at most one after it. */
  private static final class Turns {
    @Nullable Turn next;
  }

  Recomputer(Scorer scorer) {
    this.scorer = scorer;
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "lead-scores");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The lead with a score that takes in all that is kept of it by now. */
  CompletionStage<StoredLead> recompute(UUID lead, Cause cause) {
    synchronized (turns) {
      Turns ofLead = turns.get(lead);
      if (ofLead == null) {
        turns.put(lead, new Turns());
        Turn turn = new Turn();
        turn.causes.add(cause);
        start(lead, turn);
        return turn.done;
      }
      Turn next = ofLead.next == null ? new Turn() : ofLead.next;
      ofLead.next = next;
      next.causes.add(cause);
      return next.done;
    }
  }

  private void run(UUID lead, Turn turn) {
    try {
      turn.done.complete(scorer.score(lead, null, turn.causes()));
    } catch (RuntimeException e) {
      turn.done.completeExceptionally(e);
    } finally {
      goOn(lead);
    }
  }

  private void goOn(UUID lead) {
    synchronized (turns) {
      Turns ofLead = turns.get(lead);
      Turn next = ofLead == null ? null : ofLead.next;
      if (ofLead == null || next == null) {
        turns.remove(lead);
        return;
      }
      ofLead.next = null;
      start(lead, next);
    }
  }

  /** A node that ends leaves it to whoever looks for what is due. */
  private void start(UUID lead, Turn turn) {
    try {
      threads.execute(() -> run(lead, turn));
    } catch (RejectedExecutionException closing) {
      turn.done.completeExceptionally(
          new ServiceException(ErrorCode.UNAVAILABLE, "this node is ending"));
    }
  }

  /** Finishes what was begun; what else was asked for is done after the next start. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
