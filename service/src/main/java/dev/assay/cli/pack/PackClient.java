package dev.assay.cli.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Calls the drafts of one pack on a node. */
final class PackClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String drafts;
  private final String key;

  PackClient(String url, String pack, String key) {
    this.drafts = url.replaceFirst("/$", "") + "/v1/packs/" + pack + "/drafts";
    this.key = key;
  }

  /** A refusal of the node, with what it says. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(int status, String detail) {
      super("the node answered " + status + ": " + detail);
    }
  }

  JsonNode upload(byte[] archive) throws IOException, InterruptedException {
    return send(request("/archive", "application/zip").POST(BodyPublishers.ofByteArray(archive)));
  }

  JsonNode post(String draftId, String step, Map<String, String> body)
      throws IOException, InterruptedException {
    byte[] json = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    return send(
        request("/" + draftId + "/" + step, "application/json")
            .POST(BodyPublishers.ofByteArray(json)));
  }

  JsonNode get(String draftId) throws IOException, InterruptedException {
    return send(request("/" + draftId, "application/json").GET());
  }

  private HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(URI.create(drafts + path))
        .header("X-API-Key", key)
        .header("Content-Type", type);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    JsonNode answer = JSON.readTree(response.body());
    if (response.statusCode() >= 300) {
      throw new RefusedException(response.statusCode(), answer.path("detail").asText());
    }
    return answer;
  }
}
