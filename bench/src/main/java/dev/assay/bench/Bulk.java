package dev.assay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Runs recorded decisions again, as jobs of a server. */
final class Bulk {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long POLL_MILLIS = 20;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final String key;

  Bulk(String url, String key) {
    this.url = url;
    this.key = key;
  }

  /** A job that has ended. */
  record Ran(long decisions, double seconds) {

    double perSecond() {
      return decisions / seconds;
    }
  }

  /** Runs all decisions again as they were judged. */
  Ran replay() throws IOException, InterruptedException {
    return run("/v1/replays", "{}");
  }

  /** Tries the version in force on the latest decisions. */
  Ran backtest(int last) throws IOException, InterruptedException {
    String candidate = "{\"pack\":\"lead-quality\",\"candidate\":{\"version\":\"1.0.0\"}";
    return run("/v1/backtests", candidate + ",\"last\":" + last + "}");
  }

  private Ran run(String path, String body) throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpRequest begin =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    JsonNode job = send(begin);
    String id = job.path("job_id").asText();
    while (!job.path("state").asText().equals("done")) {
      Thread.sleep(POLL_MILLIS);
      job = send(request(path + "/" + id).GET().build());
    }
    if (job.path("failed").asLong() > 0 || job.path("done").asLong() != job.path("of").asLong()) {
      throw new IOException(path + " came to " + job);
    }
    return new Ran(job.path("done").asLong(), (System.nanoTime() - start) / 1e9);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).header("X-API-Key", key);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
  }
}
