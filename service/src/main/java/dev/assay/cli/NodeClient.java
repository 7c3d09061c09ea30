package dev.assay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls a node as any client would. */
final class NodeClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final String key;

  NodeClient(String url, String key) {
    this.url = url;
    this.key = key;
  }

  /** A scored lead and the id of the decision. */
  record Scored(JsonNode answer, String decisionId) {}

  Scored score(String lead) throws IOException, InterruptedException {
    HttpResponse<String> response =
        send(request("/api/score-lead").POST(BodyPublishers.ofString(lead)));
    String id = response.headers().firstValue("X-Decision-Id").orElseThrow();
    return new Scored(JSON.readTree(response.body()), id);
  }

  JsonNode post(String path, String body) throws IOException, InterruptedException {
    return JSON.readTree(send(request(path).POST(BodyPublishers.ofString(body))).body());
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(send(request(path).GET()).body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("X-API-Key", key)
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(
          "%s answered %d: %s"
              .formatted(response.uri().getPath(), response.statusCode(), response.body()));
    }
    return response;
  }
}
