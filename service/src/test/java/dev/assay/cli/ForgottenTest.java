package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.App;
import dev.assay.Config;
import dev.assay.Main;
import dev.assay.Traces;
import dev.assay.http.Http;
import dev.assay.storage.Postgresql;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * A person is sent to a node in every way, well and badly, and erased. No byte of the person is in
 * any file then: not in the database, in its backups before or after, in what is restored of one,
 * in files beside it, nor in the text log of the process, which tells all it can.
 */
final class ForgottenTest {
  private static final String OPERATOR = "operator-key-of-the-forgotten-0001";
  private static final String EMAIL = "zeb.quixworthy@quixworthy-labs.com";
  private static final String LEAD_ID = "crm-zebulon-quixworthy";

  private static final List<String> PERSONAL =
      List.of(
          "Zebulon Quixworthy",
          "quixworthy",
          EMAIL,
          LEAD_ID,
          "442079460958",
          "2079460958",
          "20 7946 0958",
          "Żółta Łódź",
          "otter sanctuary near Ullapool");

  private static final String LEAD =
      """
      {"name":"Zebulon Quixworthy","email":"%s","phone":"+44 20 7946 0958","company":"Żółta Łódź",\
      "website":"https://quixworthy-labs.com","message":"The otter sanctuary near Ullapool needs tents"}\
      """
          .formatted(EMAIL);

  private static final String JSON = "application/json";

  /**
   * Something to send under the tenant's key.
   *
   * @param well whether it is answered, and not refused
   */
  private record Request(boolean well, String method, String path, String type, String body) {}

  private static Request good(String path, String body) {
    return new Request(true, "POST", path, JSON, body);
  }

  private static Request bad(String path, String body) {
    return new Request(false, "POST", path, JSON, body);
  }

  private static Request get(boolean well, String path) {
    return new Request(well, "GET", path, JSON, "");
  }

  private static String decision(String more) {
    return "{\"pack\":\"lead-quality\",\"lead\":" + LEAD + more + "}";
  }

  private static final List<Request> REQUESTS =
      List.of(
          good("/api/score-lead", LEAD),
          good("/api/normalize-lead", LEAD),
          good("/v1/decisions", decision(",\"lead_id\":\"" + LEAD_ID + "\"")),
          good("/v1/decisions", decision(",\"explain\":true")),
          good("/v1/decisions", decision(",\"log\":\"bounded\"")),
          good("/v1/decisions", decision(",\"log\":\"none\"")),
          new Request(
              true,
              "POST",
              "/v1/decisions/batch?pack=lead-quality&lead_id_field=email",
              "application/x-ndjson",
              LEAD + "\n" + LEAD.substring(0, LEAD.length() - 9) + "\n" + LEAD + "\n"),
          new Request(
              true,
              "POST",
              "/v1/decisions/batch?pack=lead-quality",
              "text/csv",
              "name,email,phone\nZebulon Quixworthy,"
                  + EMAIL
                  + ",+442079460958\n\"Zebulon Quixworthy"),
          get(true, "/v1/decisions?email=" + EMAIL),
          get(true, "/v1/leads/" + LEAD_ID + "/history"),
          get(true, "/v1/leads/" + LEAD_ID + "/export"),
          bad("/v1/decisions", decision("").substring(0, 150)),
          bad("/v1/decisions", "{\"pack\":\"" + EMAIL + "\",\"lead\":" + LEAD + "}"),
          bad("/v1/decisions", "{\"pack\":\"lead-quality\",\"lead\":\"" + EMAIL + "\"}"),
          bad("/v1/decisions", decision(",\"as_of\":\"" + EMAIL + "\"")),
          bad("/v1/decisions", decision(",\"" + EMAIL + "\":1")),
          bad("/v1/decisions", decision(",\"version\":\"" + EMAIL + "\"")),
          bad("/api/score-lead", LEAD.replace("}", ",\"_leadflags_map\":{\"email\":7}}")),
          bad("/api/score-lead", "[" + LEAD + "]"),
          bad("/v1/decisions/" + EMAIL + "/replay", LEAD),
          bad("/v1/erasures", "{\"email\":\"" + EMAIL + "\",\"lead_id\":\"" + LEAD_ID + "\"}"),
          bad("/v1/erasures", "{\"decision_id\":\"" + EMAIL + "\"}"),
          bad("/v1/tenants", "{\"name\":\"" + EMAIL + "\",\"plan\":\"growth\"}"),
          bad("/v1/login", "{\"key\":\"" + EMAIL + "\"}"),
          bad("/nowhere/" + EMAIL, LEAD),
          new Request(false, "POST", "/api/score-lead", "text/plain", LEAD),
          new Request(false, "POST", "/v1/decisions/batch?pack=" + EMAIL, "text/csv", EMAIL),
          new Request(true, "PUT", "/v1/leads/" + LEAD_ID, JSON, LEAD),
          good(
              "/v1/leads/" + LEAD_ID + "/activities",
              "{\"type\":\"form_submit\",\"details\":" + LEAD + "}"),
          good("/v1/leads/" + LEAD_ID + "/enrichment", LEAD),
          good(
              "/v1/leads/" + LEAD_ID + "/override",
              "{\"score\":90,\"reason\":\"" + EMAIL + " met at a fair\"}"),
          get(true, "/v1/leads/" + LEAD_ID),
          get(true, "/v1/leads"),
          bad("/v1/leads/" + LEAD_ID + "/activities", "{\"type\":\"" + EMAIL + "\"}"),
          get(false, "/v1/decisions?" + EMAIL + "=1"),
          get(false, "/v1/decisions?limit=" + EMAIL),
          get(false, "/v1/decisions/" + EMAIL),
          get(false, "/ui/" + EMAIL),
          get(false, "/%7f" + EMAIL));

  private final Path folder;
  private final Path data;
  private @Nullable Process process;

  ForgottenTest(@TempDir Path folder) {
    this.folder = folder;
    this.data = folder.resolve("data");
  }

  /** Null stands for the embedded database. */
  static Stream<@Nullable Postgresql> databases() {
    return Stream.of(null, Postgresql.V18);
  }

  @AfterEach
  void end() throws InterruptedException {
    if (process != null) {
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private Http serve(@Nullable String url) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Main.class.getName(),
            "serve",
            "--port",
            "0",
            "--data",
            data.toString());
    Map<String, String> environment = builder.environment();
    environment.put("ASSAY_ADMIN_KEY", OPERATOR);
    environment.put("ASSAY_LOG_LEVEL", "debug");
    if (url != null) {
      environment.put("ASSAY_DB_URL", url);
    }
    Path out = folder.resolve("out.txt");
    process =
        builder
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("log.txt").toFile())
            .start();
    Pattern address = Pattern.compile("listens on http://127.0.0.1:(\\d+)");
    Matcher says =
        Awaitility.await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> address.matcher(Files.readString(out)), Matcher::find);
    return new Http(Integer.parseInt(says.group(1)));
  }

  private static void assay(Object... arguments) {
    StringWriter out = new StringWriter();
    int exit =
        new CommandLine(new AssayCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    assertThat(exit).as(out.toString()).isZero();
  }

  private static String tenantKey(Http node) {
    JsonNode tenant =
        node.post("/v1/tenants", OPERATOR, "{\"name\":\"acme\",\"plan\":\"growth\"}").json();
    String path = "/v1/tenants/" + tenant.path("tenant_id").asText() + "/keys";
    String roles = "{\"name\":\"test\",\"roles\":[\"admin\",\"integrator\",\"auditor\"]}";
    return node.post(path, OPERATOR, roles).json().path("api_key").asText();
  }

  /** The path of the job that is under way when all is sent. */
  private static String sendAll(Http node, String key) {
    for (Request request : REQUESTS) {
      @Nullable String body = request.method().equals("GET") ? null : request.body();
      Http.Reply reply =
          node.send(
              request.method(),
              request.path(),
              body,
              "X-API-Key",
              key,
              "Content-Type",
              request.type(),
              "Idempotency-Key",
              EMAIL + REQUESTS.indexOf(request));
      assertThat(reply.status() / 100)
          .as("%s %s: %s", request.method(), request.path(), reply.body())
          .isEqualTo(request.well() ? 2 : 4);
    }
    assertThat(node.get("/v1/me", "X-API-Key", EMAIL).status()).isEqualTo(401);
    report(node, key);
    Http.Reply job =
        node.send(
            "POST",
            "/v1/decisions/batch?pack=lead-quality",
            (LEAD + "\n").repeat(40) + EMAIL + "\n",
            "X-API-Key",
            key,
            "Content-Type",
            "application/x-ndjson",
            "Prefer",
            "respond-async");
    assertThat(job.status()).as(job.body()).isEqualTo(202);
    return job.header("Location");
  }

  /** Of a group that is large enough to be told of. */
  private static void report(Http node, String key) {
    StringBuilder groups = new StringBuilder("lead_id,group\n").append(LEAD_ID).append(",x\n");
    for (int i = 0; i < 20; i++) {
      String lead = "{\"job_title\":\"Founder\"}";
      node.send("PUT", "/v1/leads/l" + i, lead, "X-API-Key", key, "Content-Type", JSON);
      groups.append('l').append(i).append(",otter sanctuary near Ullapool\n");
    }
    Http.Reply job =
        node.send(
            "POST",
            "/v1/fairness-reports",
            groups.toString(),
            "X-API-Key",
            key,
            "Content-Type",
            "text/csv");
    awaitEnd(node, key, "/v1/jobs/" + job.json().path("job_id").asText());
    String report = node.get(job.header("Location"), "X-API-Key", key).body();
    assertThat(report).contains("otter sanctuary near Ullapool");
  }

  /** What a job was deciding during an erasure is erased when it is decided. */
  private static void awaitEnd(Http node, String key, String job) {
    Awaitility.await()
        .atMost(1, TimeUnit.MINUTES)
        .until(() -> node.get(job, "X-API-Key", key).json().path("state").asText().equals("done"));
  }

  /** What is no HTTP at all. */
  private static void sendGarbage(int port) throws IOException {
    for (String garbage :
        List.of(
            "GET /" + EMAIL + " HTTP/9.9\r\n\r\n",
            EMAIL + "\r\n\r\n",
            "POST /api/score-lead HTTP/1.1\r\n" + EMAIL + "\r\n\r\n",
            "POST /api/score-lead HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n" + LEAD)) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        OutputStream out = socket.getOutputStream();
        out.write(garbage.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    }
  }

  /** Score and receipt of every decision, by its id. */
  private static Map<String, List<JsonNode>> scores(Http node, String key, List<String> ids) {
    Map<String, List<JsonNode>> scores = new LinkedHashMap<>();
    for (String id : ids) {
      JsonNode decision = node.get("/v1/decisions/" + id, "X-API-Key", key).json();
      scores.put(id, List.of(decision.path("score"), decision.path("receipt")));
    }
    return scores;
  }

  private static List<String> ids(Http node, String key, String query) {
    return node
        .get("/v1/decisions?limit=100" + query, "X-API-Key", key)
        .json()
        .findValuesAsText("decision_id")
        .stream()
        .distinct()
        .toList();
  }

  private static void assertForgotten(Http node, String key, List<String> ids) {
    for (String id : ids) {
      JsonNode replayed = node.post("/v1/decisions/" + id + "/replay", key, "{}").json();
      assertThat(replayed.path("verdict").asText()).isEqualTo("INPUT_ERASED");
    }
    assertThat(ids(node, key, "&email=" + EMAIL)).isEmpty();
    for (String path : List.of("/history", "/export")) {
      assertThat(node.get("/v1/leads/" + LEAD_ID + path, "X-API-Key", key).status()).isEqualTo(404);
    }
    JsonNode verdict = node.post("/v1/log/verify", OPERATOR, "").json();
    assertThat(verdict.path("intact").asBoolean()).as(verdict.toString()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void erase_sentInEveryWay_noByteInAnyFile(@Nullable Postgresql server) throws Exception {
    Http node = serve(server == null ? null : server.url(data));
    String key = tenantKey(node);
    String job = sendAll(node, key);
    sendGarbage(node.port());
    List<String> ids = ids(node, key, "&email=" + EMAIL);
    assertThat(ids).hasSizeGreaterThan(5);
    Map<String, List<JsonNode>> scores = scores(node, key, ids);
    Path before = folder.resolve("before");
    assay("backup", before, "--data", data);

    assertThat(node.post("/v1/erasures", key, "{\"email\":\"" + EMAIL + "\"}").status())
        .isEqualTo(200);
    awaitEnd(node, key, job);

    assertForgotten(node, key, ids);
    assertThat(scores(node, key, ids)).isEqualTo(scores);
    Files.writeString(folder.resolve("listed"), node.get("/v1/decisions", "X-API-Key", key).body());
    assay("backup", folder.resolve("after"), "--data", data);
    end();
    assertForgottenInWhatIsRestored(server, before, key, ids, scores);
    Traces traces = new Traces(PERSONAL);
    traces.assertNoneIn(folder);
    assertThat(Files.readString(folder.resolve("log.txt"))).contains("DEBUG");
    if (server != null) {
      traces.assertNoneIn(server.files(data, folder.resolve("restored")).toArray(Path[]::new));
    }
  }

  private void assertForgottenInWhatIsRestored(
      @Nullable Postgresql server,
      Path before,
      String key,
      List<String> ids,
      Map<String, List<JsonNode>> scores)
      throws IOException {
    Path restored = Files.createDirectory(folder.resolve("restored"));
    Files.copy(data.resolve("master.key"), restored.resolve("master.key"));
    @Nullable String url = server == null ? null : server.url(restored);
    List<Object> arguments = new ArrayList<>(List.of("restore", before, "--data", restored));
    arguments.addAll(List.of("--destroyed-keys", data.resolve("destroyed-keys")));
    if (url != null) {
      arguments.addAll(List.of("--to", url));
    }
    assay(arguments.toArray());
    try (App app = App.start(new Config("127.0.0.1", 0, restored, url, null, OPERATOR, null))) {
      Http node = new Http(URI.create(app.url()).getPort());
      assertForgotten(node, key, ids);
      assertThat(scores(node, key, ids)).isEqualTo(scores);
    }
  }
}
