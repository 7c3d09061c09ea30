package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.App;
import dev.assay.Config;
import dev.assay.GeneratedLeads;
import dev.assay.audit.Who;
import dev.assay.canonical.Hash;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches that are jobs, on a node with a database. */
final class JobRoutesTest {
  private static final String BATCH = "/v1/decisions/batch?pack=lead-quality&lead_id_field=id";
  private static final int MANY = 3_000;

  @TempDir private Path folder;
  private App app;
  private Http http;
  private String key;

  @BeforeEach
  void start() {
    restart();
    key = newKey("acme");
  }

  private void restart() {
    app = App.start(Config.of("127.0.0.1", 0, folder, Map.of()));
    http = new Http(URI.create(app.url()).getPort());
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private String newKey(String name) {
    Tenant tenant = app.keys().create(name, Plan.UNLIMITED, Who.SERVICE);
    return app.keys().issue(tenant.id(), "t", EnumSet.of(Role.ADMIN, Role.INTEGRATOR)).secret();
  }

  private Http.Reply begin(String body, String... more) {
    List<String> headers = new ArrayList<>(List.of("X-API-Key", key, "Prefer", "respond-async"));
    headers.addAll(List.of("Content-Type", "application/x-ndjson"));
    headers.addAll(List.of(more));
    return http.send("POST", BATCH, body, headers.toArray(new String[0]));
  }

  private Http.Reply get(String path) {
    return http.get(path, "X-API-Key", key);
  }

  private JsonNode ended(String job) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> Set.of("done", "cancelled").contains(state(job)));
    return get(job).json();
  }

  private String state(String job) {
    return get(job).json().get("state").asText();
  }

  private List<JsonNode> lines(String job) {
    Http.Reply reply = get(job + "/result");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply
        .body()
        .lines()
        .map(line -> new Http.Reply(200, reply.headers(), line).json())
        .toList();
  }

  private static String leads(int seed, int count) {
    return GeneratedLeads.of(seed)
        .limit(count)
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }

  private Set<String> decisions() {
    Set<String> ids = new HashSet<>();
    String next = "";
    do {
      JsonNode page = get("/v1/decisions?limit=200" + next).json();
      page.get("items")
          .forEach(item -> assertThat(ids.add(item.get("decision_id").asText())).isTrue());
      next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asText();
    } while (!next.isEmpty());
    return ids;
  }

  @Test
  void batch_respondAsync_jobWhoseResultIsTheAnswer() {
    String body = "{\"id\":\"a\",\"name\":\"Ana\"}\n[1]\n\n{\"id\":{}}\n{\"n\":1.0}\n";

    Http.Reply accepted = begin(body);
    JsonNode job = ended(accepted.header("Location"));

    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.json().get("items").asInt()).isEqualTo(4);
    assertThat(job.get("state").asText()).isEqualTo("done");
    assertThat(job.get("done").asInt()).isEqualTo(2);
    assertThat(job.get("failed").asInt()).isEqualTo(2);
    assertThat(job.get("progress").asInt()).isEqualTo(1);
    Http.Reply result = get(accepted.header("Location") + "/result");
    assertThat(job.get("result_hash").asText())
        .isEqualTo(Hash.of(result.body().getBytes(StandardCharsets.UTF_8)));
    assertThat(lines(accepted.header("Location")))
        .extracting(line -> line.get("line").asInt() + " " + line.path("error").asText("decided"))
        .containsExactly("1 decided", "2 invalid_json", "4 invalid_request", "5 decided");
    JsonNode first = lines(accepted.header("Location")).get(0);
    assertThat(get("/v1/decisions/" + first.get("decision_id").asText()).status()).isEqualTo(200);
    assertThat(get("/v1/jobs").json().at("/items/0/job_id")).isEqualTo(job.get("job_id"));
  }

  @Test
  void job_nodeRestartedMidway_goesOnAndDecidesOnce() {
    String job = begin(leads(5, MANY)).header("Location");
    for (int i = 0; i < 2; i++) {
      int before = i;
      await().until(() -> get(job).json().get("done").asInt() > before * 500);
      app.close();
      restart();
    }

    JsonNode ended = ended(job);

    assertThat(ended.get("done").asInt()).isEqualTo(MANY);
    List<JsonNode> lines = lines(job);
    assertThat(lines)
        .extracting(line -> line.get("line").asInt())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, MANY).boxed().toList());
    assertThat(decisions())
        .containsExactlyInAnyOrderElementsOf(
            lines.stream().map(line -> line.get("decision_id").asText()).toList());
  }

  @Test
  void cancel_midway_endsAndTheResultIsWhatWasDone() {
    String job = begin(leads(6, MANY)).header("Location");
    await().until(() -> get(job).json().get("done").asInt() > 0);
    assertThat(get(job + "/result").status()).isEqualTo(409);
    assertThat(http.send("DELETE", job, null, "X-API-Key", key).status()).isEqualTo(409);

    http.send("POST", job + "/cancel", null, "X-API-Key", key);
    JsonNode ended = ended(job);

    assertThat(ended.get("state").asText()).isEqualTo("cancelled");
    assertThat(ended.get("done").asInt()).isLessThan(MANY);
    assertThat(lines(job)).hasSize(ended.get("done").asInt());
    assertThat(decisions()).hasSize(ended.get("done").asInt());
    assertThat(http.send("DELETE", job, null, "X-API-Key", key).status()).isEqualTo(204);
    assertThat(get(job).status()).isEqualTo(404);
    assertThat(decisions()).hasSize(ended.get("done").asInt());
  }

  @Test
  void job_anothersTenant_isNotFound() {
    String job = begin("{}").header("Location");
    ended(job);
    String other = newKey("other");

    for (String path : List.of(job, job + "/result")) {
      assertThat(http.get(path, "X-API-Key", other).status()).isEqualTo(404);
    }
    assertThat(http.send("POST", job + "/cancel", null, "X-API-Key", other).status())
        .isEqualTo(404);
    assertThat(http.send("DELETE", job, null, "X-API-Key", other).status()).isEqualTo(404);
    assertThat(http.get("/v1/jobs", "X-API-Key", other).json().get("items")).isEmpty();
  }

  @Test
  void erasure_ofDecidedAndOfWaitingLeads_reachesBoth() {
    String mine =
        "{\"id\":\"me\",\"email\":\"ana@acme-labs.com\"}\n{\"email\":\"ANA@acme-labs.com\"}\n";
    String decided = begin(mine).header("Location");
    ended(decided);
    begin(leads(7, MANY));
    String waiting = begin(leads(8, 1_000) + "\n" + mine).header("Location");

    Http.Reply erased = http.post("/v1/erasures", key, "{\"email\":\"ana@acme-labs.com\"}");
    assertThat(state(waiting)).isIn("waiting", "running");
    ended(waiting);

    assertThat(erased.json().get("decisions").asInt()).isEqualTo(4);
    assertThat(lines(decided)).extracting(l -> l.get("error").asText()).containsOnly("erased");
    List<JsonNode> lines = lines(waiting);
    assertThat(lines).hasSize(1_002);
    assertThat(lines.subList(1_000, 1_002))
        .extracting(line -> line.path("error").asText())
        .containsOnly("erased");
    assertThat(lines.subList(0, 1_000)).allMatch(line -> line.has("score"));
    assertThat(get("/v1/decisions?email=ana@acme-labs.com").json().get("items")).isEmpty();
  }

  @Test
  void batch_againUnderItsKey_isTheSameJob() {
    Http.Reply first = begin("{}\n{}", "Idempotency-Key", "k");
    Http.Reply again = begin("{}\n{}", "Idempotency-Key", "k");
    Http.Reply other = begin("{}\n{\"a\":1}", "Idempotency-Key", "k");
    ended(first.header("Location"));

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(decisions()).hasSize(2);
    assertThat(get("/v1/jobs").json().get("items")).hasSize(1);
  }

  @Test
  void batch_thatIsNotRecorded_cannotBeAJob() {
    Http.Reply reply =
        http.send(
            "POST",
            BATCH + "&log=none",
            "{}",
            "X-API-Key",
            key,
            "Prefer",
            "respond-async",
            "Content-Type",
            "application/x-ndjson");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("?log");
  }
}
