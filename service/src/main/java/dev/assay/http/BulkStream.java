package dev.assay.http;

import dev.assay.bulk.BulkResult;
import dev.assay.bulk.Task;
import dev.assay.bulk.Walk;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a result a block at a time, the next one when that is read. */
final class BulkStream {
  private static final Logger LOG = LoggerFactory.getLogger(BulkStream.class);

  private final Vertx vertx;
  private final BulkResult result;
  private final Walk walk;
  private final Task task;
  private final BulkFormat format;

  BulkStream(Vertx vertx, BulkResult result, Walk walk, Task task, BulkFormat format) {
    this.vertx = vertx;
    this.result = result;
    this.walk = walk;
    this.task = task;
    this.format = format;
  }

  void write(HttpServerResponse to) {
    write(0, to);
  }

  private void write(int block, HttpServerResponse to) {
    vertx
        .executeBlocking(() -> bytes(block), false)
        .onComplete(
            bytes -> {
              if (to.closed()) {
                return;
              }
              if (bytes == null) {
                to.end();
                return;
              }
              to.write(Buffer.buffer(bytes));
              if (to.writeQueueFull()) {
                to.drainHandler(drained -> write(block + 1, to));
              } else {
                write(block + 1, to);
              }
            },
            failure -> {
              LOG.error("the result of job {} could not be written", walk.jobId(), failure);
              to.reset(); // the cut answer tells the caller
            });
  }

  private byte @Nullable [] bytes(int block) {
    return switch (format) {
      case NDJSON -> result.ndjson(walk, block);
      case CSV -> result.csv(walk, task, block);
      case JSON -> block == 0 ? result.report(walk) : null;
    };
  }
}
