package dev.assay.activation;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.packs.Line;
import dev.assay.packs.PackLibrary;
import dev.assay.packs.PackStore;
import dev.assay.packs.PackVersion;
import dev.assay.reference.Intakes;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.weights.LeadMapping;
import dev.assay.weights.OwnTerms;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Finds what judges a request that does not ask for what is in force: a version, by the tenant's
 * numbers of now; or a time, by everything that was in force then. Nothing here blocks its caller;
 * what has to be read or compiled is answered on threads that must not be kept.
 */
public final class Choices implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int WAITING = 256;
  private static final int RECENT = 64;

  private final ActivationStore epochs;
  private final PackStore store;
  private final PackLibrary library;
  private final OwnTerms ownTerms;
  private final Intakes intakes;
  private final Cache<Choice, CompletableFuture<Served>> recent =
      CacheBuilder.newBuilder().maximumSize(RECENT).build();
  private final ThreadPoolExecutor threads;

  /** What was asked for: a version or a time. What is found holds as long as the epoch does. */
  private record Choice(long epoch, UUID tenantId, String pack, Object asked) {}

  public Choices(
      ActivationStore epochs,
      PackStore store,
      PackLibrary library,
      OwnTerms ownTerms,
      Intakes intakes) {
    this.intakes = intakes;
    this.epochs = epochs;
    this.store = store;
    this.library = library;
    this.ownTerms = ownTerms;
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "choices");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * What judges the tenant's leads by a version of the line it is on; fails where there is none.
   *
   * @param at the snapshot the request started with
   */
  public CompletionStage<Served> ofVersion(
      Activation at, UUID tenantId, String pack, String version) {
    Served served =
        at.served(tenantId, pack).orElseThrow(() -> refused("there is no pack '" + pack + "'"));
    TenantState chosen = at.tenant(tenantId, pack);
    return found(
        new Choice(at.epoch(), tenantId, pack, version),
        () -> {
          RulePack compiled = library.load(published(served.line(), version));
          Terms terms =
              ownTerms.of(
                  compiled,
                  tenantId,
                  chosen.weights(),
                  chosen.bands(),
                  chosen.calibration(),
                  chosen.settings());
          return new Served(served.line(), compiled, terms, null, LeadMapping.NONE);
        });
  }

  /**
   * What judged the tenant's leads at a time: version, weights, bands and calibration of then.
   *
   * @param at the snapshot the request started with
   */
  public CompletionStage<Served> ofTime(Activation at, UUID tenantId, String pack, Instant time) {
    return found(
        new Choice(at.epoch(), tenantId, pack, time),
        () -> {
          Served then = serving(time).tenant(tenantId, pack);
          return new Served(then.line(), then.pack(), then.terms(), null, LeadMapping.NONE);
        });
  }

  private Serving serving(Instant time) {
    return new Serving(
        store,
        library,
        ownTerms,
        intakes,
        line ->
            epochs
                .at(Scope.of(line), time)
                .map(change -> (LineState) change.state())
                .orElseThrow(
                    () -> refused("no version of '" + line.pack() + "' was live at " + time)),
        (tenantId, pack) ->
            epochs
                .at(Scope.ofTenant(tenantId, pack), time)
                .map(change -> (TenantState) change.state())
                .orElse(TenantState.FOLLOWS));
  }

  private PackVersion published(Line line, String version) {
    return store
        .version(line, version)
        .orElseThrow(
            () -> refused("pack '%s' has no version '%s'".formatted(line.pack(), version)));
  }

  private static ServiceException refused(String message) {
    return new ServiceException(ErrorCode.INVALID, message);
  }

  private CompletionStage<Served> found(Choice choice, Supplier<Served> find) {
    CompletableFuture<Served> answer = new CompletableFuture<>();
    CompletableFuture<Served> known = recent.asMap().putIfAbsent(choice, answer);
    if (known != null) {
      return known;
    }
    try {
      threads.execute(() -> answer(choice, find, answer));
    } catch (RejectedExecutionException e) {
      fail(
          choice,
          answer,
          new ServiceException(
              ErrorCode.UNAVAILABLE, "Too many ask for versions that must be loaded; try again."));
    }
    return answer;
  }

  private void answer(Choice choice, Supplier<Served> find, CompletableFuture<Served> answer) {
    try {
      answer.complete(find.get());
    } catch (RuntimeException | Error e) {
      fail(choice, answer, e);
    }
  }

  private void fail(Choice choice, CompletableFuture<Served> answer, Throwable why) {
    recent.invalidate(choice);
    answer.completeExceptionally(why);
  }

  /** Waits for what was asked. Never interrupts: H2 closes its file under a thread that is. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the store did not answer within 30 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
