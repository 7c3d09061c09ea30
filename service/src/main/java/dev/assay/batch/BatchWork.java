package dev.assay.batch;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.decide.Decider;
import dev.assay.decide.Order;
import dev.assay.decisionlog.Decision;
import dev.assay.erasure.Eraser;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.jobs.Job;
import dev.assay.jobs.JobState;
import dev.assay.jobs.JobStore;
import dev.assay.jobs.Work;
import dev.assay.leads.Overrides;
import dev.assay.tenants.LogMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides on the leads of a batch that is a job, a block at a time. The id of each decision is
 * fixed when its lead is received, and the log takes an id once: a block may be begun again.
 */
public final class BatchWork implements Work {
  /** The kind of its jobs. */
  public static final String KIND = "batch";

  private static final Logger LOG = LoggerFactory.getLogger(BatchWork.class);
  private static final int BLOCK = 256;

  private final JobStore jobs;
  private final BatchStore store;
  private final LineSealer sealer;
  private final Decider decider;
  private final Overrides overrides;
  private final Eraser eraser;
  private final Consumer<Decision> decided;
  private final Function<Job, String> resultHash;
  private final Clock clock;

  /**
   * Decides by what these know.
   *
   * @param decided told of each decision that is made
   * @param resultHash hashes the result of a job as callers get it; blocks
   */
  public BatchWork(
      JobStore jobs,
      BatchStore store,
      LineSealer sealer,
      Decider decider,
      Overrides overrides,
      Eraser eraser,
      Consumer<Decision> decided,
      Function<Job, String> resultHash,
      Clock clock) {
    this.jobs = jobs;
    this.store = store;
    this.sealer = sealer;
    this.decider = decider;
    this.overrides = overrides;
    this.eraser = eraser;
    this.decided = decided;
    this.resultHash = resultHash;
    this.clock = clock;
  }

  @Override
  public void step(Job job) {
    if (job.state() == JobState.CANCELLING) {
      store.drop(job.id());
    }
    List<BatchLine> block = store.waiting(job.id(), BLOCK);
    if (block.isEmpty()) {
      jobs.end(job.id(), resultHash.apply(job), clock.instant());
      return;
    }
    List<BatchLine> settled = decide(job.tenantId(), BatchTerms.of(job.terms()), block);
    for (UUID erased : store.settle(job.id(), settled)) {
      eraser.eraseLate(job.tenantId(), erased).toCompletableFuture().join();
    }
  }

  /**
   * What became of the lines of a block; those that must wait are left out.
   *
   * @throws IllegalStateException that says why, where all must
   */
  private List<BatchLine> decide(UUID tenantId, BatchTerms terms, List<BatchLine> block) {
    List<Optional<LineSealer.Opened>> opened = new ArrayList<>(block.size());
    block.forEach(line -> opened.add(sealer.open(tenantId, line)));
    Map<String, UUID> instead = overrides(tenantId, terms, opened);
    List<CompletableFuture<BatchLine>> begun = new ArrayList<>(block.size());
    for (int i = 0; i < block.size(); i++) {
      begun.add(begin(tenantId, terms, block.get(i), opened.get(i), instead).toCompletableFuture());
    }
    return settled(begun);
  }

  private static List<BatchLine> settled(List<CompletableFuture<BatchLine>> begun) {
    List<BatchLine> settled = new ArrayList<>(begun.size());
    ServiceException refused = null;
    for (CompletableFuture<BatchLine> each : begun) {
      try {
        settled.add(each.join());
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof ServiceException service)
            || service.code() != ErrorCode.UNAVAILABLE) {
          throw e;
        }
        refused = service;
      }
    }
    if (settled.isEmpty() && refused != null) {
      throw new IllegalStateException(
          "nothing can be decided just now: " + refused.getMessage(), refused);
    }
    return settled;
  }

  /** What people put in place of the scores to come, by the caller's own id of the lead. */
  private Map<String, UUID> overrides(
      UUID tenantId, BatchTerms terms, List<Optional<LineSealer.Opened>> block) {
    return overrides.concern(tenantId, terms.pack())
        ? overrides.holding(
            tenantId,
            terms.pack(),
            block.stream()
                .flatMap(Optional::stream)
                .map(LineSealer.Opened::leadId)
                .filter(Objects::nonNull)
                .toList(),
            terms.asOf())
        : Map.of();
  }

  /** Fails where the line must wait. */
  private CompletionStage<BatchLine> begin(
      UUID tenantId,
      BatchTerms terms,
      BatchLine line,
      Optional<LineSealer.Opened> sealed,
      Map<String, UUID> instead) {
    LineSealer.Opened opened = sealed.orElse(null);
    if (opened == null) {
      return CompletableFuture.completedFuture(line.failed(null, null));
    }
    Order order =
        new Order(
            line.decisionId(),
            tenantId,
            terms.pack(),
            terms.version(),
            terms.liveAt(),
            opened.lead(),
            opened.leadId(),
            terms.asOf(),
            null,
            LogMode.LOSSLESS);
    UUID override = opened.leadId() == null ? null : instead.get(opened.leadId());
    return decide(order.mapped().overriddenBy(override), opened)
        .handle(
            (decision, failure) ->
                failure == null
                    ? CompletableFuture.completedStage(line.decided())
                    : settled(tenantId, line, failure))
        .thenCompose(Function.identity());
  }

  private CompletionStage<Decision> decide(Order order, LineSealer.Opened opened) {
    try {
      return decider
          .decide(order, opened.key())
          .thenApply(
              decision -> {
                decided.accept(decision);
                return decision;
              });
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  /** What becomes of a line that was not decided on; fails where it must wait. */
  private CompletionStage<BatchLine> settled(UUID tenantId, BatchLine line, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof ServiceException known) {
      switch (known.code()) {
        case CONFLICT -> { // by whoever began the block before
          return CompletableFuture.completedStage(line.decided());
        }
        case UNAVAILABLE -> {
          return CompletableFuture.failedStage(known);
        }
        case OPTED_OUT -> {
          return failed(tenantId, line, "opted_out", String.valueOf(known.getMessage()));
        }
        default -> {}
      }
    }
    LOG.error("decision {} of a batch failed", line.decisionId(), cause);
    return failed(tenantId, line, "internal", "The fault is ours; it is logged");
  }

  private CompletionStage<BatchLine> failed(
      UUID tenantId, BatchLine line, String error, String message) {
    CanonicalWriter out = new CanonicalWriter().beginObject().key("line").value(line.line());
    out.key("error").value(error).key("message").value(message).endObject();
    return sealer.failed(tenantId, line.decisionId(), line.line(), out.toBytes());
  }
}
