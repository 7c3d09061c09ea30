package dev.assay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.batch.Format;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends leads to a node, some at a time, and waits while the node is too busy. */
final class BatchClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ATTEMPTS = 60;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI route;
  private final String key;
  private final Format format;

  BatchClient(String url, String key, Format format, Map<String, String> query) {
    this.route = URI.create(url + "/v1/decisions/batch?" + encoded(query));
    this.key = key;
    this.format = format;
  }

  private static String encoded(Map<String, String> query) {
    return query.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  /**
   * A line for each lead, in the same order. While the node is too busy for some, the block is sent
   * again, under the same key: none is decided on twice.
   *
   * @param once names the block
   * @throws IOException if the node refuses the block, or stays too busy for a minute
   */
  List<JsonNode> decide(Block block, String once) throws IOException, InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0) {
        Thread.sleep(PAUSE.toMillis());
      }
      List<JsonNode> lines = send(block, once);
      if (!lines.isEmpty() && lines.stream().noneMatch(BatchClient::isOpen)) {
        return lines;
      }
    }
    throw new IOException("the node is too busy");
  }

  private static boolean isOpen(JsonNode line) {
    return line.path("error").asText().equals("unavailable");
  }

  /** What the node answers; nothing where it is too busy for all. */
  private List<JsonNode> send(Block block, String once) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(route)
            .header("X-API-Key", key)
            .header("Idempotency-Key", once)
            .header("Content-Type", format.mediaType())
            .POST(BodyPublishers.ofByteArray(block.body()))
            .build();
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    try (BufferedReader body =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      if (response.statusCode() == 503) {
        return List.of();
      }
      if (response.statusCode() != 200) {
        String said = body.lines().collect(Collectors.joining(" "));
        throw new IOException(
            "%s answered %d: %s".formatted(route.getPath(), response.statusCode(), said));
      }
      List<JsonNode> lines = lines(body);
      if (lines.size() != block.leads().size()) {
        throw new IOException(
            "%d leads were sent, %d answered".formatted(block.leads().size(), lines.size()));
      }
      return lines;
    }
  }

  private static List<JsonNode> lines(BufferedReader body) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line = body.readLine(); line != null; line = body.readLine()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }
}
