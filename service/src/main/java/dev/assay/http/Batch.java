package dev.assay.http;

import dev.assay.batch.Columns;
import dev.assay.batch.Cutter;
import dev.assay.batch.Format;
import dev.assay.batch.MalformedException;
import dev.assay.batch.Piece;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch on its way from the request's body to the answer's, in the order sent. Leads that were
 * read and whose lines are not yet written are in flight, and only so many may be: when that many
 * are, the body is not read on, so a slow reader slows the sender, and any size fits. Used on the
 * request's event loop; workers decide.
 */
final class Batch {
  static final int IN_FLIGHT = 1_024;
  private static final int BYTES_IN_FLIGHT = 4 << 20;
  private static final int CHUNK = 64;
  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

  private final HttpServerRequest request;
  private final Context context;
  private final WorkerExecutor workers;
  private final BatchRoom room;
  private final Metrics metrics;
  private final Format format;
  private final Function<@Nullable Columns, BatchLines> reading;
  private final Cutter cutter;
  private final Deque<Chunk> chunks = new ArrayDeque<>();
  private final Promise<Answer> answer = Promise.promise();
  private @Nullable BatchLines lines;
  private @Nullable HttpServerResponse response;
  private int leads;
  private long bytes;
  private boolean asked;
  private boolean ended;
  private boolean over;

  /** Some records in flight, and their lines once they are made. */
  private static final class Chunk {
    final List<Piece> pieces = new ArrayList<>(CHUNK);
    long bytes;
    @Nullable Buffer lines;
  }

  /**
   * Begins to read the body.
   *
   * @param room shared by all batches of the node
   * @param reading makes what decides, given the columns; null where there are none
   */
  Batch(
      HttpServerRequest request,
      Context context,
      WorkerExecutor workers,
      BatchRoom room,
      Metrics metrics,
      Format format,
      Function<@Nullable Columns, BatchLines> reading) {
    this.request = request;
    this.context = context;
    this.workers = workers;
    this.room = room;
    this.metrics = metrics;
    this.format = format;
    this.reading = reading;
    this.cutter = new Cutter(format);
    request.pause().handler(this::take).endHandler(end -> end()).exceptionHandler(this::stop);
    ask();
  }

  /** The answer, once it is known how to read the body; fails where it cannot be read. */
  Future<Answer> answer() {
    return answer.future();
  }

  private void ask() {
    if (!asked && !ended) {
      asked = true;
      request.fetch(1);
    }
  }

  private void take(Buffer next) {
    asked = false;
    cutter.take(next.getBytes());
    read();
  }

  private void end() {
    ended = true;
    cutter.end();
    read();
  }

  private void stop(@Nullable Throwable cause) {
    if (!over) {
      over = true;
      metrics.batchLeads(-leads);
      chunks.clear();
    }
  }

  /** Reads on until too much is in flight, or the bytes at hand are used up. */
  private void read() {
    try {
      if (lines == null && !over) {
        begin();
      }
    } catch (MalformedException e) {
      refuse(e);
    }
    while (!over && lines != null && leads < IN_FLIGHT && bytes < BYTES_IN_FLIGHT) {
      Chunk chunk = nextChunk();
      if (chunk.pieces.isEmpty()) {
        ask();
        break;
      }
      decide(chunk, lines);
    }
    write();
  }

  private void begin() {
    if (format == Format.NDJSON) {
      lines = reading.apply(null);
    } else {
      Piece header = cutter.next();
      if (header == null && !ended) {
        ask();
        return;
      }
      lines = reading.apply(header == null ? null : Columns.of(header, cutter));
    }
    answer.complete(Answer.stream(Format.NDJSON.mediaType(), this::writeTo));
  }

  private void refuse(MalformedException cause) {
    stop(cause);
    request.handler(null).endHandler(null).resume();
    String message = "the first record must name the columns: " + cause.getMessage();
    answer.fail(new Refusal(Kind.INVALID_CSV, message));
  }

  private Chunk nextChunk() {
    Chunk chunk = new Chunk();
    while (chunk.pieces.size() < CHUNK && chunk.bytes < BYTES_IN_FLIGHT / 8) {
      Piece piece = cutter.next();
      if (piece == null) {
        break;
      }
      chunk.pieces.add(piece);
      chunk.bytes += piece.bytes().length();
    }
    return chunk;
  }

  private void decide(Chunk chunk, BatchLines by) {
    chunks.add(chunk);
    count(chunk, 1);
    int count = chunk.pieces.size();
    long size = chunk.bytes;
    room.enter(
        count,
        size,
        () ->
            context.runOnContext(
                entered -> {
                  if (over) { // nobody waits for it any more
                    room.leave(count, size);
                  } else {
                    make(chunk, by).onComplete(left -> room.leave(count, size));
                  }
                }));
  }

  private Future<Buffer> make(Chunk chunk, BatchLines by) {
    return workers
        .executeBlocking(() -> by.begin(chunk.pieces), false)
        .compose(
            begun ->
                Future.fromCompletionStage(begun.all(), context)
                    .compose(all -> workers.executeBlocking(() -> by.lines(begun), false)))
        .onComplete(
            made -> {
              chunk.lines = made;
              read();
            },
            this::abort);
  }

  /** What nobody foresaw; the cut answer tells the caller. */
  private void abort(Throwable failure) {
    LOG.error("a batch failed", failure);
    stop(failure);
    request.connection().close();
  }

  private void writeTo(HttpServerResponse to) {
    response = to;
    to.exceptionHandler(this::stop).closeHandler(closed -> stop(null));
    read();
  }

  /** Writes the lines whose turn it is, as fast as they are read. */
  private void write() {
    HttpServerResponse to = response;
    if (over || to == null) {
      return;
    }
    boolean wrote = false;
    while (!to.writeQueueFull()) {
      Chunk first = chunks.peek();
      if (first == null || first.lines == null) {
        break;
      }
      chunks.remove();
      count(first, -1);
      to.write(first.lines);
      wrote = true;
    }
    if (to.writeQueueFull()) {
      to.drainHandler(drained -> read());
    }
    if (wrote) {
      read();
    } else if (ended && chunks.isEmpty()) {
      stop(null);
      to.end();
    }
  }

  private void count(Chunk chunk, int sign) {
    leads += sign * chunk.pieces.size();
    bytes += sign * chunk.bytes;
    metrics.batchLeads(sign * chunk.pieces.size());
  }
}
