package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.batch.Columns;
import dev.assay.batch.MalformedException;
import dev.assay.batch.Piece;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Decision;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the records of a batch, some at a time, and writes their lines. Its work takes tens of
 * microseconds a record, so workers do it; it waits for nothing.
 */
final class BatchLines {
  private final BatchOrder order;
  private final @Nullable Columns columns;
  private final Decisions decisions;
  private final DecisionJson json;
  private final Metrics metrics;

  /**
   * Reads records by their columns.
   *
   * @param columns null where each record is a JSON object
   */
  BatchLines(
      BatchOrder order,
      @Nullable Columns columns,
      Decisions decisions,
      DecisionJson json,
      Metrics metrics) {
    this.order = order;
    this.columns = columns;
    this.decisions = decisions;
    this.json = json;
    this.metrics = metrics;
  }

  /** Records and their decisions to come, in the same order. */
  record Begun(List<Piece> pieces, List<CompletableFuture<Decision>> decisions) {

    /** Done when every decision is made or refused; never fails. */
    CompletableFuture<Void> all() {
      return CompletableFuture.allOf(
          decisions.stream()
              .map(decision -> decision.exceptionally(refused -> null))
              .toArray(CompletableFuture[]::new));
    }
  }

  Begun begin(List<Piece> pieces) {
    List<CompletableFuture<Decision>> begun = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      begun.add(begin(piece));
    }
    return new Begun(pieces, begun);
  }

  private CompletableFuture<Decision> begin(Piece piece) {
    try {
      return decisions.begin(order.of(lead(piece))).toCompletableFuture();
    } catch (RuntimeException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  private ObjectNode lead(Piece piece) {
    if (columns != null) {
      return columns.lead(piece);
    }
    if (piece.tooLong()) {
      throw new Refusal(Kind.PAYLOAD_TOO_LARGE, "a line is at most 1 MiB");
    }
    JsonNode lead = JsonBody.parse(piece.bytes().toArray());
    if (lead instanceof ObjectNode object) {
      return object;
    }
    throw new Refusal(Kind.INVALID_JSON, "a line must be a JSON object");
  }

  /** The lines of records all of whose decisions are made or refused. */
  Buffer lines(Begun done) {
    Buffer lines = Buffer.buffer(done.pieces().size() * 2048);
    for (int i = 0; i < done.pieces().size(); i++) {
      lines.appendBytes(line(done.pieces().get(i).line(), done.decisions().get(i)).toBytes());
      lines.appendByte((byte) '\n');
    }
    return lines;
  }

  private CanonicalWriter line(long line, CompletableFuture<Decision> made) {
    try {
      Decision decision = made.join();
      metrics.decided(decision);
      return json.line(line, decision, order.recorded(), order.explain());
    } catch (CompletionException refused) {
      return error(line, refused);
    }
  }

  private static CanonicalWriter error(long line, Throwable failure) {
    Throwable cause = failure.getCause();
    Refusal refusal =
        cause instanceof MalformedException malformed
            ? new Refusal(Kind.INVALID_CSV, String.valueOf(malformed.getMessage()))
            : ErrorHandler.refusal(failure, "of a batch");
    CanonicalWriter out = new CanonicalWriter(256).beginObject().key("line").value(line);
    out.key("error").value(refusal.kind().json());
    String detail = refusal.detail();
    return out.key("message").value(detail == null ? refusal.kind().title() : detail).endObject();
  }
}
