package dev.assay.http;

import dev.assay.batch.Format;
import dev.assay.tenants.LogMode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Decides on many leads in one request. */
final class BatchRoutes {
  private final Vertx vertx;
  private final WorkerExecutor workers;
  private final BatchRoom room;
  private final BatchJobs jobs;
  private final Decisions decisions;
  private final Allowance allowance;
  private final DecisionJson json;
  private final AsOf clock;
  private final Metrics metrics;

  BatchRoutes(Vertx vertx, Server.Parts parts, Allowance allowance, DecisionJson json, AsOf clock) {
    this.vertx = vertx;
    this.workers =
        vertx.createSharedWorkerExecutor("batch", Runtime.getRuntime().availableProcessors());
    this.room = parts.batchRoom();
    this.jobs = new BatchJobs(vertx, workers, parts.jobs(), allowance, parts.clock(), parts.ids());
    this.decisions = parts.decisions();
    this.allowance = allowance;
    this.json = json;
    this.clock = clock;
    this.metrics = parts.metrics();
  }

  Map<String, Handling> handlings() {
    return Map.of("decideBatch", this::decide);
  }

  private Future<Answer> decide(Call call) {
    Format format = Format.of(call.request().getHeader(HttpHeaders.CONTENT_TYPE));
    if (format == null) {
      throw new Refusal(
          Kind.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type must be application/x-ndjson or text/csv, in UTF-8");
    }
    BatchOrder order = BatchOrder.of(call, clock);
    boolean later = laterOn(call);
    if (later && order.log() != LogMode.LOSSLESS) {
      throw new Refusal(
          Kind.INVALID_REQUEST,
          List.of(new Fault("?log", "must be lossless where nobody waits for the answer")));
    }
    allowance.require(call);
    call.request().pause(); // nothing of the body may pass while a version is looked for
    return decisions
        .require(order.tenantId(), order.pack(), order.version(), order.liveAt())
        .onFailure(refused -> call.request().resume())
        .compose(found -> later ? jobs.begin(call, format, order) : decided(call, format, order));
  }

  /** Of a batch that comes again each line answers by what was recorded for it. */
  private Future<Answer> decided(Call call, Format format, BatchOrder order) {
    return batch(call, format, order)
        .answer()
        .map(
            answer ->
                call.again() && order.recorded() ? answer.header(Once.REPLAYED, "true") : answer);
  }

  private Batch batch(Call call, Format format, BatchOrder order) {
    return new Batch(
        call.request(),
        vertx.getOrCreateContext(),
        workers,
        room,
        metrics,
        format,
        columns ->
            new BatchLines(
                order,
                columns,
                call.claimed(),
                allowance.of(call.tenant()),
                decisions,
                json,
                metrics));
  }

  /** Whether the caller prefers to be answered before anything is decided (RFC 7240). */
  private static boolean laterOn(Call call) {
    return call.request().headers().getAll("Prefer").stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .anyMatch(value -> value.strip().equalsIgnoreCase("respond-async"));
  }
}
