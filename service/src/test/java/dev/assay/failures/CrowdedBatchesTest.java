package dev.assay.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.App;
import dev.assay.Config;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More leads at once than may wait for their keys: batches are slow then, and none fails. */
@Tag("soak")
final class CrowdedBatchesTest {
  private static final int BATCHES = 12;
  private static final int LEADS = 1_100;

  @Test
  void batch_manyAtOnceOfNewLeads_everyLeadDecided(@TempDir Path folder) {
    ExecutorService senders = Executors.newFixedThreadPool(BATCHES);
    try (App app = App.start(Config.of("127.0.0.1", 0, folder, Map.of()))) {
      Caller caller = Caller.of(app);
      List<CompletableFuture<List<String>>> sent =
          IntStream.range(0, BATCHES)
              .mapToObj(
                  batch -> CompletableFuture.supplyAsync(() -> errors(caller, batch), senders))
              .toList();

      assertThat(sent).allSatisfy(errors -> assertThat(errors.join()).isEmpty());
    } finally {
      senders.shutdown();
    }
  }

  /** What went wrong with the leads of a batch. */
  private static List<String> errors(Caller caller, int batch) {
    String body = Batches.of("crowd-" + batch + "-", LEADS);
    try (Stream<String> answer =
        caller
            .lines(
                "POST",
                Caller.BATCH,
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/x-ndjson")
            .body()) {
      List<JsonNode> lines = answer.map(Caller::parse).toList();
      assertThat(lines).hasSize(LEADS);
      return lines.stream().filter(line -> line.has("error")).map(JsonNode::toString).toList();
    }
  }
}
