package dev.assay.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.assay.batch.BatchLine;
import dev.assay.batch.BatchTerms;
import dev.assay.batch.BatchWork;
import dev.assay.batch.Columns;
import dev.assay.batch.Format;
import dev.assay.batch.Piece;
import dev.assay.jobs.Job;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes batches that are to be decided on later. */
final class BatchJobs {
  private final Vertx vertx;
  private final WorkerExecutor workers;
  private final Jobs jobs;
  private final Allowance allowance;
  private final Clock clock;
  private final Supplier<UUID> ids;

  BatchJobs(
      Vertx vertx,
      WorkerExecutor workers,
      Jobs jobs,
      Allowance allowance,
      Clock clock,
      Supplier<UUID> ids) {
    this.vertx = vertx;
    this.workers = workers;
    this.jobs = jobs;
    this.allowance = allowance;
    this.clock = clock;
    this.ids = ids;
  }

  Future<Answer> begin(Call call, Format format, BatchOrder order) {
    UUID claimed = call.claimedId();
    UUID id = claimed == null ? ids.get() : claimed;
    BatchTerms terms =
        new BatchTerms(
            order.pack(), order.version(), order.liveAt(), order.asOf(), order.explain());
    Job job = Job.receiving(id, order.tenantId(), BatchWork.KIND, terms.json(), clock.instant());
    call.request().pause();
    return vertx
        .executeBlocking(() -> jobs.store().add(job), false)
        .compose(
            before ->
                before
                    .map(known -> again(call, format, known))
                    .orElseGet(() -> first(call, format, order, job)));
  }

  private Future<Answer> first(Call call, Format format, BatchOrder order, Job job) {
    AtomicInteger leads = new AtomicInteger();
    return new BatchUpload(
            call.request(),
            workers,
            format,
            (columns, pieces) -> leads.addAndGet(keep(order, job.id(), columns, pieces)),
            hasher())
        .received()
        .compose(
            received -> allowance.scored(call.tenant(), leads.get(), () -> complete(job, received)))
        .recover(broken -> abandoned(job, broken))
        .map(
            found -> {
              jobs.runner().wake();
              return accepted(found.orElseThrow(() -> new Refusal(Kind.CONFLICT)));
            });
  }

  private Future<Optional<Job>> complete(Job job, BatchUpload.Received received) {
    return vertx.executeBlocking(
        () -> {
          jobs.store().received(job.id(), received.records(), received.hash());
          return jobs.store().find(job.tenantId(), job.id());
        },
        false);
  }

  /** What was received of it is of no use, and must not rest. */
  private Future<Optional<Job>> abandoned(Job job, Throwable broken) {
    return vertx
        .executeBlocking(
            () -> {
              jobs.store().abandon(job);
              return job;
            },
            false)
        .transform(forgotten -> Future.failedFuture(broken));
  }

  /** The job that came under this key before, if the same was sent for it. */
  private Future<Answer> again(Call call, Format format, Job known) {
    return new BatchUpload(call.request(), workers, format, (columns, pieces) -> {}, hasher())
        .received()
        .map(
            received -> {
              if (!received.hash().equals(known.requestHash())) {
                throw new Refusal(
                    Kind.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used for another batch");
              }
              return accepted(known).header(Once.REPLAYED, "true");
            });
  }

  private Answer accepted(Job job) {
    return Answer.json(202, JobJson.write(job, clock.instant()))
        .header("Location", "/v1/jobs/" + job.id())
        .header("Preference-Applied", "respond-async");
  }

  private Hasher hasher() {
    return Hashing.hmacSha256(jobs.secret().toArray()).newHasher();
  }

  /** How many of them are leads that can be decided on. */
  private int keep(BatchOrder order, UUID jobId, @Nullable Columns columns, List<Piece> pieces) {
    List<CompletableFuture<BatchLine>> begun = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      begun.add(line(order, LineId.of(jobId, piece.line()), columns, piece).toCompletableFuture());
    }
    List<BatchLine> lines = begun.stream().map(CompletableFuture::join).toList();
    jobs.lines().add(jobId, order.tenantId(), lines);
    return (int) lines.stream().filter(line -> line.state() == BatchLine.State.WAITING).count();
  }

  private CompletionStage<BatchLine> line(
      BatchOrder order, UUID decisionId, @Nullable Columns columns, Piece piece) {
    try {
      ObjectNode lead = BatchLines.lead(columns, piece);
      String leadId = order.leadId(lead);
      return jobs.sealer().waiting(order.tenantId(), decisionId, piece.line(), lead, leadId);
    } catch (RuntimeException refused) {
      byte[] why = BatchLines.error(piece.line(), refused).toBytes();
      return jobs.sealer().failed(order.tenantId(), decisionId, piece.line(), why);
    }
  }
}
