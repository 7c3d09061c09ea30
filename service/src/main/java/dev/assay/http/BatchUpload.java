package dev.assay.http;

import com.google.common.hash.Hasher;
import dev.assay.batch.Columns;
import dev.assay.batch.Cutter;
import dev.assay.batch.Format;
import dev.assay.batch.MalformedException;
import dev.assay.batch.Piece;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a batch to its end, some records at a time: the next ones are asked for when
 * those are kept. Used on the request's event loop; workers keep.
 */
final class BatchUpload {
  private static final int BLOCK = 256;
  private static final int BLOCK_BYTES = 1 << 20;

  private final HttpServerRequest request;
  private final WorkerExecutor workers;
  private final BiConsumer<@Nullable Columns, List<Piece>> keep;
  private final Hasher hasher;
  private final Cutter cutter;
  private final Promise<Received> received = Promise.promise();
  private @Nullable Columns columns;
  private boolean headed;
  private boolean ended;
  private long records;

  /**
   * What was sent.
   *
   * @param hash keyed; of all bytes
   */
  record Received(long records, String hash) {}

  /**
   * Begins to read.
   *
   * @param keep takes records and their columns, null where there are none; blocks
   * @param hasher takes all bytes
   */
  BatchUpload(
      HttpServerRequest request,
      WorkerExecutor workers,
      Format format,
      BiConsumer<@Nullable Columns, List<Piece>> keep,
      Hasher hasher) {
    this.request = request;
    this.workers = workers;
    this.keep = keep;
    this.hasher = hasher;
    this.cutter = new Cutter(format);
    this.headed = format == Format.NDJSON;
    request.pause().handler(this::take).endHandler(end -> end()).exceptionHandler(this::fail);
    request.fetch(1);
  }

  /** Done when everything is read and kept. */
  Future<Received> received() {
    return received.future();
  }

  private void take(Buffer next) {
    byte[] bytes = next.getBytes();
    hasher.putBytes(bytes);
    cutter.take(bytes);
    read();
  }

  private void end() {
    ended = true;
    cutter.end();
    read();
  }

  private void fail(Throwable cause) {
    if (received.tryFail(cause)) {
      request.handler(null).endHandler(null).resume();
    }
  }

  private void read() {
    try {
      List<Piece> block = block();
      if (!block.isEmpty()) {
        records += block.size();
        Columns by = columns;
        workers
            .executeBlocking(
                () -> {
                  keep.accept(by, block);
                  return block;
                },
                false)
            .onComplete(kept -> read(), this::refuse);
      } else if (ended) {
        received.tryComplete(new Received(records, hasher.hash().toString()));
      } else {
        request.fetch(1);
      }
    } catch (MalformedException e) {
      refuse(e);
    }
  }

  /** A record that fails by itself is kept as such: what is malformed here is the first one. */
  private void refuse(Throwable cause) {
    fail(
        cause instanceof MalformedException e
            ? new Refusal(
                Kind.INVALID_CSV, "the first record must name the columns: " + e.getMessage())
            : cause);
  }

  private List<Piece> block() {
    List<Piece> block = new ArrayList<>();
    int bytes = 0;
    while (block.size() < BLOCK && bytes < BLOCK_BYTES) {
      Piece piece = cutter.next();
      if (piece == null) {
        break;
      }
      if (headed) {
        block.add(piece);
        bytes += piece.bytes().length();
      } else {
        columns = Columns.of(piece, cutter);
        headed = true;
      }
    }
    return block;
  }
}
