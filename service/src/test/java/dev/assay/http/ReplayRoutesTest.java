package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.GeneratedLeads;
import dev.assay.audit.Who;
import dev.assay.canonical.Hash;
import dev.assay.jobs.Job;
import dev.assay.packs.Line;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded decisions that are run again by the many. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReplayRoutesTest {
  private static final String PATH = "/v1/replays";

  private final TestNode node;

  ReplayRoutesTest(TestNode node) {
    this.node = node;
  }

  private Tenant tenant() {
    return node.tenant(Plan.UNLIMITED);
  }

  private String key(Tenant tenant) {
    return node.key(tenant, Role.INTEGRATOR, Role.AUDITOR);
  }

  private Http.Reply get(String key, String path, String... headers) {
    List<String> all = new ArrayList<>(List.of("X-API-Key", key));
    Collections.addAll(all, headers);
    return node.http.get(path, all.toArray(new String[0]));
  }

  private JsonNode ended(String key, Http.Reply accepted) {
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    return ended(key, accepted.header("Location"));
  }

  private JsonNode ended(String key, String job) {
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Set.of("done", "cancelled").contains(state(key, job)));
    return get(key, job).json();
  }

  private String state(String key, String job) {
    return get(key, job).json().path("state").asText();
  }

  private void decide(String key, int seed, int count, String more) {
    String leads =
        GeneratedLeads.of(seed)
            .limit(count)
            .map(Object::toString)
            .collect(Collectors.joining("\n"));
    Http.Reply reply =
        node.http.send(
            "POST",
            "/v1/decisions/batch?pack=lead-quality" + more,
            leads,
            "X-API-Key",
            key,
            "Content-Type",
            "application/x-ndjson");
    assertThat(reply.body().lines()).hasSize(count);
  }

  private String decide(String key, String lead) {
    return node.http
        .post("/v1/decisions", key, "{\"pack\":\"lead-quality\"," + lead + "}")
        .json()
        .path("decision_id")
        .asText();
  }

  private static String sha256(Http.Reply reply) {
    return Hash.of(reply.body().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void replay_ofAll_saysOfEachHowItComesOut_inBothForms() {
    Tenant tenant = tenant();
    String key = key(tenant);
    decide(key, 3, 700, "");
    String erased = decide(key, "\"lead_id\":\"gone\",\"lead\":{\"name\":\"Zeb\"}");
    assertThat(node.eraseLead(tenant, "gone")).isTrue();

    Http.Reply accepted = node.http.post(PATH, key, "{}");
    JsonNode job = ended(key, accepted);

    assertThat(job.path("of").asInt()).isEqualTo(701);
    assertThat(job.path("done").asInt()).isEqualTo(701);
    assertThat(job.path("exact").asInt()).isEqualTo(700);
    assertThat(job.path("erased").asInt()).isEqualTo(1);
    assertThat(job.path("mismatched").asInt()).isZero();
    assertThat(job.path("failed").asInt()).isZero();
    assertThat(job.path("progress").asDouble()).isEqualTo(1);
    String result = accepted.header("Location") + "/result";
    Http.Reply lines = get(key, result);
    Http.Reply csv = get(key, result, "Accept", "text/csv");
    assertThat(job.path("result_hash").asText()).isEqualTo(sha256(lines));
    assertThat(lines.header("Content-Digest"))
        .isEqualTo(BulkFormat.digest(job.path("result_hash").asText()));
    assertThat(lines.body().lines())
        .hasSize(701)
        .doesNotHaveDuplicates()
        .contains(
            "{\"decision_id\":\"" + erased + "\",\"differences\":[],\"verdict\":\"INPUT_ERASED\"}");
    assertThat(job.path("csv_hash").asText()).isEqualTo(sha256(csv));
    assertThat(csv.body().lines())
        .hasSize(702)
        .startsWith("decision_id,verdict,differences")
        .contains(erased + ",INPUT_ERASED,");
    assertThat(get(key, result + "?format=csv").body()).isEqualTo(csv.body());
  }

  @Test
  void replay_withAnotherVersion_saysWhatWouldHaveDiffered_andWithholdsEvidence() {
    Tenant tenant = tenant();
    String key = key(tenant);
    node.packs.parts().lines().fork(tenant.id(), "lead-quality", Who.SERVICE, "own");
    Line own = new Line(tenant.id(), "lead-quality");
    node.publish(own, "1.0.3", "base: 50", "base: 40");
    String id = decide(key, "\"lead\":{\"name\":\"xkjhqz\",\"email\":\"zeb@quixworthy-labs.com\"}");

    String body = "{\"pack\":\"lead-quality\",\"with_version\":\"1.0.3\"}";
    Http.Reply accepted = node.http.post(PATH, key, body);
    JsonNode job = ended(key, accepted);

    assertThat(job.path("mismatched").asInt()).isEqualTo(1);
    assertThat(job.path("asked").path("with_version").asText()).isEqualTo("1.0.3");
    String line = get(key, accepted.header("Location") + "/result").body();
    assertThat(line)
        .contains(id)
        .contains("{\"at\":\"waterfall:base\",\"recorded\":\"50\",\"replayed\":\"40\"}")
        .doesNotContain("xkjhqz", "quixworthy");
  }

  @Test
  void replay_ofATimeAndAVersion_takesNoOthers() {
    String key = key(tenant());
    decide(key, 4, 5, "&as_of=2026-01-02T00:00:00Z");
    decide(key, 5, 7, "&as_of=2026-01-03T00:00:00Z");
    decide(key, 6, 9, "&as_of=2026-01-04T00:00:00Z");

    String body =
        """
        {"pack":"lead-quality","version":"1.0.0","from":"2026-01-03T00:00:00Z",\
        "to":"2026-01-04T00:00:00Z"}""";
    JsonNode some = ended(key, node.http.post(PATH, key, body));
    JsonNode none = ended(key, node.http.post(PATH, key, "{\"pack\":\"crm-score\"}"));

    assertThat(some.path("of").asInt()).isEqualTo(7);
    assertThat(some.path("exact").asInt()).isEqualTo(7);
    assertThat(none.path("of").asInt()).isZero();
    assertThat(none.path("state").asText()).isEqualTo("done");
  }

  @Test
  void replay_ofWhatIsRecordedLater_isNotMade() {
    String key = key(tenant());
    decide(key, 7, 30, "");
    Http.Reply accepted = node.http.post(PATH, key, "{}");
    decide(key, 8, 30, "&as_of=2026-01-02T00:00:00Z"); // its clock is earlier

    JsonNode job = ended(key, accepted);

    assertThat(job.path("of").asInt()).isEqualTo(30);
    assertThat(job.path("done").asInt()).isEqualTo(30);
  }

  /** As nodes do of which each takes the other for dead. */
  @Test
  void replay_workedOnByTwoAtOnce_isWhatItIsUndisturbed() throws Exception {
    Tenant tenant = tenant();
    String key = key(tenant);
    decide(key, 9, 9_000, "");
    JsonNode undisturbed = ended(key, node.http.post(PATH, key, "{}"));
    String path = node.http.post(PATH, key, "{}").header("Location");
    node.http.post(path + "/pause", key, "");
    UUID id = UUID.fromString(path.substring(PATH.length() + 1));
    Callable<String> work =
        () -> {
          Job job = node.parts.jobs().store().find(tenant.id(), id).orElseThrow();
          while (!job.state().ended()) {
            node.parts.jobs().bulk().replays().step(job);
            job = node.parts.jobs().store().find(tenant.id(), id).orElseThrow();
          }
          return String.valueOf(job.resultHash());
        };

    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      for (Future<String> hash : two.invokeAll(List.of(work, work))) {
        assertThat(hash.get()).isEqualTo(undisturbed.path("result_hash").asText());
      }
    } finally {
      two.shutdown();
    }
    JsonNode disturbed = get(key, path).json();
    assertThat(disturbed.path("done").asInt()).isEqualTo(9_000);
    assertThat(disturbed.path("csv_hash")).isEqualTo(undisturbed.path("csv_hash"));
  }

  @Test
  void replay_pausedAndCancelled_endsWithWhatIsDone() {
    String key = key(tenant());
    decide(key, 12, 6_000, "");
    String job = node.http.post(PATH, key, "{}").header("Location");

    String paused = node.http.post(job + "/pause", key, "").json().path("state").asText();
    assertThat(paused).isIn("paused", "done"); // it may have been quicker
    node.http.post(job + "/resume", key, "");
    node.http.post(job + "/cancel", key, "");
    JsonNode ended = ended(key, job);

    Http.Reply lines = get(key, job + "/result");
    assertThat(lines.body().lines()).hasSize(ended.path("done").asInt()).doesNotHaveDuplicates();
    assertThat(ended.path("result_hash").asText()).isEqualTo(sha256(lines));
  }

  @Test
  void replay_thatHasEnded_staysAsItIs() {
    String key = key(tenant());
    decide(key, 13, 10, "");
    String job = node.http.post(PATH, key, "{}").header("Location");
    ended(key, job);

    for (String turn : List.of("/pause", "/resume", "/cancel")) {
      Http.Reply reply = node.http.post(job + turn, key, "");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().path("state").asText()).as("it has ended").isEqualTo("done");
    }
  }

  @Test
  void replay_ofAnotherTenant_isNotFound() {
    String key = key(tenant());
    String other = key(tenant());
    decide(key, 10, 3, "");
    String job = node.http.post(PATH, key, "{}").header("Location");
    ended(key, job);

    assertThat(get(other, job).status()).isEqualTo(404);
    assertThat(get(other, job + "/result").status()).isEqualTo(404);
    assertThat(node.http.post(job + "/cancel", other, "").status()).isEqualTo(404);
    assertThat(ended(other, node.http.post(PATH, other, "{}")).path("of").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "/pack         | {\"pack\":\"no-such-pack\"}",
        "/pack         | {\"with_version\":\"1.0.0\"}",
        "/version      | {\"pack\":\"lead-quality\",\"version\":\"9.9.9\"}",
        "/with_version | {\"pack\":\"lead-quality\",\"with_version\":\"9.9.9\"}",
        "/from         | {\"from\":\"yesterday\"}",
        "/to           | {\"from\":\"2026-01-02T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"}",
        "/withversion  | {\"withversion\":\"1.0.0\"}",
      })
  void create_ofWhatIsNotThere_isRefusedAndLeavesNoJob(String pointer, String body) {
    String key = key(tenant());

    Http.Reply refused = node.http.post(PATH, key, body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    assertThat(get(key, "/v1/jobs").json().path("items")).isEmpty();
  }
}
