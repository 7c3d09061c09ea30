package dev.assay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says to a node of one's own where leads hold what is read; what was said before is over. */
record OwnMapping(String node, String key) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PART = "mapping";

  /**
   * Puts a mapping into force.
   *
   * @throws IOException if the node refuses it
   */
  void set(JsonNode wanted) throws IOException, InterruptedException {
    JsonNode inForce = answer(request().GET().build()).path(PART);
    if (!wanted.equals(inForce)) {
      ObjectNode body = JSON.createObjectNode().put("activate", true);
      body.set(PART, wanted);
      answer(
          request()
              .header("Content-Type", "application/json")
              .PUT(BodyPublishers.ofString(body.toString()))
              .build());
    }
  }

  /**
   * Reads a mapping.
   *
   * @param file the body of a {@code PUT /v1/settings/mapping}; null for leads that are read as
   *     they are
   * @throws IOException if it is none
   */
  static JsonNode read(@Nullable Path file) throws IOException {
    if (file == null) {
      return JSON.createObjectNode();
    }
    JsonNode mapping = JSON.readTree(Files.readString(file)).path(PART);
    if (!mapping.isObject()) {
      throw new IOException(
          file + " must be a JSON object with a 'mapping', as docs/leads.md shows");
    }
    return mapping;
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create(node + "/v1/settings/mapping"))
        .header("X-API-Key", key);
  }

  private static JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() != 200) {
      throw new IOException("the mapping is refused: " + response.body());
    }
    return JSON.readTree(response.body());
  }
}
