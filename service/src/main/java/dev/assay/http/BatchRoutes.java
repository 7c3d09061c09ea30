package dev.assay.http;

import dev.assay.batch.Format;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;

/** Decides on many leads in one request. */
final class BatchRoutes {
  private final Vertx vertx;
  private final WorkerExecutor workers;
  private final Decisions decisions;
  private final DecisionJson json;
  private final AsOf clock;
  private final Metrics metrics;

  BatchRoutes(Vertx vertx, Decisions decisions, DecisionJson json, AsOf clock, Metrics metrics) {
    this.vertx = vertx;
    this.workers =
        vertx.createSharedWorkerExecutor("batch", Runtime.getRuntime().availableProcessors());
    this.decisions = decisions;
    this.json = json;
    this.clock = clock;
    this.metrics = metrics;
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
    decisions.require(order.pack(), order.version());
    return new Batch(
            call.request(),
            vertx.getOrCreateContext(),
            workers,
            metrics,
            format,
            columns -> new BatchLines(order, columns, call.claimed(), decisions, json, metrics))
        .answer();
  }
}
