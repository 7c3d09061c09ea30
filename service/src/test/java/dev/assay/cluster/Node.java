package dev.assay.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A node in a JVM of its own. */
final class Node {
  static final String OPERATOR_KEY = "operator-key-of-the-test-cluster-0001";
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final Path folder;
  private final String host;
  private final int port;
  private final int clusterPort;
  private final List<String> prefix;
  private @Nullable Process process;

  /**
   * A node that is not started yet.
   *
   * @param folder of its data and its text log
   * @param prefix of the command, such as one that puts it in a network of its own
   */
  Node(Path folder, String host, int port, int clusterPort, List<String> prefix) {
    this.folder = folder;
    this.host = host;
    this.port = port;
    this.clusterPort = clusterPort;
    this.prefix = List.copyOf(prefix);
  }

  /** An answer: its status, and its body where it is JSON. */
  record Reply(int status, JsonNode body) {}

  void start(List<String> join, Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxMetaspaceSize=256m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "dev.assay.Main",
            "serve",
            "--host",
            host,
            "--port",
            Integer.toString(port),
            "--data",
            folder.toString(),
            "--cluster-host",
            host,
            "--cluster-port",
            Integer.toString(clusterPort),
            "--join",
            String.join(",", join)));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().putAll(environment);
    process = builder.start();
  }

  Path log() {
    return folder.resolveSibling(folder.getFileName() + ".log");
  }

  String member() {
    return host + ":" + clusterPort;
  }

  String url() {
    return "http://" + host + ":" + port;
  }

  boolean alive() {
    Process started = process;
    return started != null && started.isAlive();
  }

  long pid() {
    return started().pid();
  }

  private Process started() {
    return Objects.requireNonNull(process, "not started");
  }

  /** As {@code kill -9} does. */
  void kill() {
    started().destroyForcibly().onExit().join();
  }

  /** As {@code kill} does; its exit code. */
  int terminate() throws InterruptedException {
    started().destroy();
    if (!started().waitFor(40, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the node does not end");
    }
    return started().exitValue();
  }

  /** Sends its process a signal, such as STOP or CONT. */
  void signal(String name) throws IOException, InterruptedException {
    int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("there is no such process");
    }
  }

  boolean ready() {
    try {
      return get("/health/ready", OPERATOR_KEY).status() == 200;
    } catch (IllegalStateException notThere) {
      return false;
    }
  }

  Reply get(String path, String key) {
    return answer(send("GET", path, key, null));
  }

  Reply post(String path, String key, String body) {
    return answer(send("POST", path, key, body));
  }

  Reply put(String path, String key, String body) {
    return answer(send("PUT", path, key, body));
  }

  /** How many texts of packs it has compiled since it started. */
  int compilations() {
    return text("/metrics", OPERATOR_KEY)
        .lines()
        .filter(line -> line.startsWith("assay_packs_compiled_total "))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  /** The text of a file. */
  String text(String path, String key) {
    return exchange(request(path, key).GET()).body();
  }

  /** Puts another text in place of a file, whatever it is by now; its status. */
  int edit(String path, String key, String text) {
    return exchange(
            request(path, key)
                .header("Content-Type", "text/plain")
                .header("If-Match", "*")
                .PUT(HttpRequest.BodyPublishers.ofString(text)))
        .statusCode();
  }

  private HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(URI.create(url() + path))
        .timeout(Duration.ofMinutes(3))
        .header("X-API-Key", key);
  }

  private static HttpResponse<String> exchange(HttpRequest.Builder request) {
    return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()).join();
  }

  CompletableFuture<Reply> send(String method, String path, String key, @Nullable String body) {
    HttpRequest request =
        request(path, key)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .thenApply(reply -> new Reply(reply.statusCode(), json(reply.body())));
  }

  private static Reply answer(CompletableFuture<Reply> reply) {
    try {
      return reply.join();
    } catch (RuntimeException e) {
      throw new IllegalStateException("the node does not answer", e);
    }
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new IllegalStateException("no JSON: " + body, e);
    }
  }
}
