package dev.assay.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.activation.Refused;
import dev.assay.canonical.CanonicalWriter;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Health, numbers and the contract: what those who run the service ask for. */
final class OperationsRoutes {
  private final Supplier<List<String>> notReady;
  private final Supplier<List<Refused>> refused;
  private final Metrics metrics;
  private final byte[] contract;

  /**
   * Tells of this node.
   *
   * @param notReady why no requests should be sent here; nothing where they should. Never blocks
   * @param refused lines on which nobody is judged here
   */
  OperationsRoutes(
      Supplier<List<String>> notReady,
      Supplier<List<Refused>> refused,
      Metrics metrics,
      JsonNode contract) {
    this.refused = refused;
    this.notReady = notReady;
    this.metrics = metrics;
    this.contract = bytes(contract);
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "health", this::health,
        "live", call -> status(200, "live", List.of(), List.of()),
        "ready", this::ready,
        "metrics", this::metrics,
        "openapi", this::openapi);
  }

  private Future<Answer> health(Call call) {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("status").value("healthy").key("service").value("scoring-service");
    return Future.succeededFuture(Answer.ok(out.endObject()));
  }

  private Future<Answer> ready(Call call) {
    List<String> reasons = notReady.get();
    return reasons.isEmpty()
        ? status(200, "ready", reasons, refused.get())
        : status(503, "not_ready", reasons, refused.get());
  }

  private static Future<Answer> status(
      int code, String status, List<String> reasons, List<Refused> refused) {
    CanonicalWriter out = new CanonicalWriter().beginObject().key("status").value(status);
    Json.texts(out.key("reasons"), reasons);
    // Anybody may ask: nothing here tells whose line it is.
    Stream<String> lines =
        refused.stream()
            .map(line -> line.line().json() + " line of " + line.line().pack() + ": " + line.why());
    Json.texts(out.key("refused"), lines.distinct().toList());
    return Future.succeededFuture(Answer.json(code, out.endObject()));
  }

  private Future<Answer> metrics(Call call) {
    String type = "text/plain; version=0.0.4; charset=utf-8";
    return Future.succeededFuture(new Answer(200, type, metrics.scrape()));
  }

  private Future<Answer> openapi(Call call) {
    return Future.succeededFuture(new Answer(200, "application/json", contract));
  }

  private static byte[] bytes(JsonNode document) {
    try {
      return new JsonMapper().writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }
}
