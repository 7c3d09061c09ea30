package dev.assay.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.cluster.Node.Reply;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Asks all nodes in turn for decisions, so many a second, until it is closed. */
final class Load implements AutoCloseable {
  private final List<Node> nodes;
  private final List<String> keys;
  private final Queue<CompletableFuture<Answered>> asked = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  /**
   * What came of a request.
   *
   * @param status 0 where no answer came
   */
  record Answered(Node node, String key, int status, @Nullable JsonNode body) {
    boolean ok() {
      return status == 200;
    }

    String decisionId() {
      return text("decision_id");
    }

    long epoch() {
      return body == null ? 0 : body.path("receipt").path("epoch").asLong();
    }

    String packHash() {
      return body == null ? "" : body.path("receipt").path("pack_hash").asText();
    }

    /** What judged, as the receipt has it. */
    String judge() {
      JsonNode receipt = body == null ? null : body.path("receipt");
      return receipt == null
          ? ""
          : receipt.path("pack_hash").asText() + " " + receipt.path("weights_hash").asText();
    }

    /** What is worth telling of it when it should not be so. */
    @Override
    public String toString() {
      return "%d of %s: %s".formatted(status, node.url(), text(ok() ? "decision_id" : "detail"));
    }

    private String text(String field) {
      return body == null ? "" : body.path(field).asText();
    }
  }

  Load(List<Node> nodes, List<String> keys, int perSecond) {
    this.nodes = List.copyOf(nodes);
    this.keys = List.copyOf(keys);
    var unused =
        clock.scheduleAtFixedRate(this::ask, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
  }

  private void ask() {
    int number = count.getAndIncrement();
    Node node = nodes.get(number % nodes.size());
    String key = keys.get(number / nodes.size() % keys.size());
    asked.add(
        node.send(
                "POST",
                "/v1/decisions",
                key,
                "{\"pack\":\"lead-quality\",\"lead\":{\"email\":\"a%d@example.com\"}}"
                    .formatted(number % 50))
            .handle((reply, failure) -> answered(node, key, reply)));
  }

  private static Answered answered(Node node, String key, @Nullable Reply reply) {
    return reply == null
        ? new Answered(node, key, 0, null)
        : new Answered(node, key, reply.status(), reply.body());
  }

  /** Waits until so many more were asked. */
  void more(int requests) throws InterruptedException {
    int until = count.get() + requests;
    while (count.get() < until) {
      Thread.sleep(20);
    }
  }

  /** Ends it; what came of all requests. */
  List<Answered> end() {
    close();
    return asked.stream().map(CompletableFuture::join).toList();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
