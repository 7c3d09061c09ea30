package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.batch.Columns;
import dev.assay.batch.MalformedException;
import dev.assay.batch.Piece;
import dev.assay.canonical.CanonicalJson;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.decide.Order;
import dev.assay.idempotency.Claimed;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the records of a batch, some at a time, and writes their lines. Its work takes tens of
 * microseconds a record, so workers do it; it waits for nothing but overrides, where there can be
 * some.
 */
final class BatchLines {
  private final BatchOrder order;
  private final @Nullable Columns columns;
  private final @Nullable Claimed claimed;
  private final Leave leave;
  private final Decisions decisions;
  private final DecisionJson json;
  private final Metrics metrics;

  /**
   * Reads records by their columns.
   *
   * @param columns null where each record is a JSON object
   * @param claimed what the caller's key stands for; null where there is none
   * @param leave to score each of its leads
   */
  BatchLines(
      BatchOrder order,
      @Nullable Columns columns,
      @Nullable Claimed claimed,
      Leave leave,
      Decisions decisions,
      DecisionJson json,
      Metrics metrics) {
    this.order = order;
    this.columns = columns;
    this.claimed = claimed;
    this.leave = leave;
    this.decisions = decisions;
    this.json = json;
    this.metrics = metrics;
  }

  /** Records and their decisions to come, in the same order. */
  record Begun(List<Piece> pieces, List<CompletableFuture<Made>> decisions) {

    /** Done when every decision is made or refused; never fails. */
    CompletableFuture<Void> all() {
      return CompletableFuture.allOf(
          decisions.stream()
              .map(decision -> decision.exceptionally(refused -> null))
              .toArray(CompletableFuture[]::new));
    }
  }

  Begun begin(List<Piece> pieces) {
    List<CompletableFuture<Order>> orders = pieces.stream().map(this::order).toList();
    Map<String, UUID> instead =
        decisions.overrides(
            orders.stream()
                .filter(each -> !each.isCompletedExceptionally())
                .map(CompletableFuture::join)
                .toList());
    return new Begun(pieces, orders.stream().map(each -> begin(each, instead)).toList());
  }

  /** Done, or failed, at once. */
  private CompletableFuture<Order> order(Piece piece) {
    try {
      UUID id = claimed == null ? null : LineId.of(claimed.id(), piece.line());
      return CompletableFuture.completedFuture(order.of(lead(columns, piece), id));
    } catch (RuntimeException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  private CompletableFuture<Made> begin(CompletableFuture<Order> order, Map<String, UUID> instead) {
    return order.thenCompose(
        each -> {
          UUID override = each.leadId() == null ? null : instead.get(each.leadId());
          return decisions
              .once(each.overriddenBy(override), claimed, leave)
              .thenApply(made -> sameLead(made, each.lead()));
        });
  }

  /** Refuses a line whose place another lead had when the batch came before. */
  private static Made sameLead(Made made, ObjectNode lead) {
    if (made.before() && !Arrays.equals(canonical(made.decision().sent()), canonical(lead))) {
      throw new Refusal(
          Kind.IDEMPOTENCY_KEY_REUSED, "Another lead was sent here under this Idempotency-Key");
    }
    return made;
  }

  private static byte[] canonical(JsonNode lead) {
    CanonicalWriter out = new CanonicalWriter();
    CanonicalJson.write(lead, out);
    return out.toBytes();
  }

  /**
   * A record as a lead.
   *
   * @param columns null where each record is a JSON object
   */
  static ObjectNode lead(@Nullable Columns columns, Piece piece) {
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
    Iterator<Made> made =
        decisions
            .instead(
                done.decisions().stream()
                    .filter(each -> !each.isCompletedExceptionally())
                    .map(CompletableFuture::join)
                    .toList())
            .iterator();
    Buffer lines = Buffer.buffer(done.pieces().size() * 2048);
    for (int i = 0; i < done.pieces().size(); i++) {
      CompletableFuture<Made> decision = done.decisions().get(i);
      lines.appendBytes(line(done.pieces().get(i).line(), decision, made).toBytes());
      lines.appendByte((byte) '\n');
    }
    return lines;
  }

  /**
   * A line.
   *
   * @param made what is next of all that were made
   */
  private CanonicalWriter line(long line, CompletableFuture<Made> decision, Iterator<Made> made) {
    try {
      metrics.decided(decision.join());
      return json.line(line, made.next(), order.recorded(), order.explain());
    } catch (CompletionException refused) {
      return error(line, refused);
    }
  }

  static CanonicalWriter error(long line, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    Refusal refusal =
        cause instanceof MalformedException malformed
            ? new Refusal(Kind.INVALID_CSV, String.valueOf(malformed.getMessage()))
            : ErrorHandler.refusal(failure, "of a batch");
    String detail = refusal.detail();
    return error(line, refusal.kind().json(), detail == null ? refusal.kind().title() : detail);
  }

  /** The line of a lead that is not decided on. */
  static CanonicalWriter error(long line, String error, String message) {
    CanonicalWriter out = new CanonicalWriter(256).beginObject().key("line").value(line);
    return out.key("error").value(error).key("message").value(message).endObject();
  }
}
