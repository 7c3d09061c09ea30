package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.GeneratedLeads;
import dev.assay.audit.Who;
import dev.assay.canonical.Hash;
import dev.assay.packs.Line;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candidates that are tried on recorded decisions. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BacktestRoutesTest {
  private static final String PATH = "/v1/backtests";
  private static final String EMAIL = "zeb@quixworthy-labs.com";

  private final TestNode node;

  BacktestRoutesTest(TestNode node) {
    this.node = node;
  }

  private Tenant tenant() {
    return node.tenant(Plan.UNLIMITED);
  }

  private String key(Tenant tenant) {
    return node.key(tenant, Role.INTEGRATOR, Role.ANALYST, Role.AUDITOR, Role.ADMIN);
  }

  private Http.Reply get(String key, String path) {
    return node.http.get(path, "X-API-Key", key);
  }

  /** The path of a job that has ended. */
  private String ended(String key, String body) {
    Http.Reply accepted = node.http.post(PATH, key, body);
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    String job = accepted.header("Location");
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> get(key, job).json().path("state").asText().equals("done"));
    return job;
  }

  private void decide(String key, int seed, int count, String asOf) {
    String leads =
        GeneratedLeads.of(seed)
            .limit(count)
            .map(Object::toString)
            .collect(Collectors.joining("\n"));
    Http.Reply reply =
        node.http.send(
            "POST",
            "/v1/decisions/batch?pack=lead-quality&as_of=" + asOf,
            leads,
            "X-API-Key",
            key,
            "Content-Type",
            "application/x-ndjson");
    assertThat(reply.body().lines()).hasSize(count);
  }

  private JsonNode decide(String key, String leadId, String pack, String lead) {
    return decide(key, leadId, pack, lead, "2026-11-20T09:00:00Z");
  }

  private JsonNode decide(String key, String leadId, String pack, String lead, String asOf) {
    String body =
        "{\"pack\":\"%s\",\"lead_id\":\"%s\",\"lead\":%s,\"as_of\":\"%s\"}"
            .formatted(pack, leadId, lead, asOf);
    return node.http.post("/v1/decisions", key, body).json();
  }

  private void tell(String key, String leadId, String outcome, int minute) {
    String body =
        "{\"lead_id\":\"%s\",\"outcome\":\"%s\",\"at\":\"2026-11-20T10:0%d:00Z\"}"
            .formatted(leadId, outcome, minute);
    assertThat(node.http.post("/v1/outcomes", key, body).status()).isEqualTo(201);
  }

  private static int sum(JsonNode volumes, String side) {
    int sum = 0;
    for (JsonNode volume : volumes) {
      sum += volume.path(side).asInt();
    }
    return sum;
  }

  @Test
  void backtest_ofAnotherVersion_sumsUpWhatItsLinesSay() {
    Tenant tenant = tenant();
    String key = key(tenant);
    node.packs.parts().lines().fork(tenant.id(), "lead-quality", Who.SERVICE, "own");
    node.publish(new Line(tenant.id(), "lead-quality"), "1.0.4", "base: 50", "base: 30");
    decide(key, 3, 300, "2026-11-16T09:00:00Z"); // a Monday
    decide(key, 4, 200, "2026-11-15T23:59:00Z");
    decide(key, "gone", "lead-quality", "{\"name\":\"Zeb\",\"email\":\"" + EMAIL + "\"}");
    node.eraseLead(tenant, "gone");

    String path =
        ended(
            key, "{\"pack\":\"lead-quality\",\"candidate\":{\"version\":\"1.0.4\"},\"last\":501}");

    JsonNode job = get(key, path).json();
    Http.Reply result = get(key, path + "/result");
    Http.Reply csv = get(key, path + "/result?format=csv");
    assertThat(job.path("of").asInt()).isEqualTo(501);
    assertThat(job.path("erased").asInt()).isEqualTo(1);
    assertThat(job.path("moved").asInt()).isPositive();
    assertThat(job.path("moved").asInt() + job.path("stayed").asInt()).isEqualTo(500);
    assertThat(job.path("result_hash").asText())
        .isEqualTo(Hash.of(result.body().getBytes(StandardCharsets.UTF_8)));
    assertThat(job.path("csv_hash").asText())
        .isEqualTo(Hash.of(csv.body().getBytes(StandardCharsets.UTF_8)));
    assertThat(csv.header("Content-Digest"))
        .isEqualTo(BulkFormat.digest(job.path("csv_hash").asText()));

    JsonNode drift = result.json().path("drift");
    assertThat(drift.path("decisions").asInt()).isEqualTo(500);
    assertThat(drift.path("erased").asInt()).isEqualTo(1);
    assertThat(drift.path("moved")).isEqualTo(job.path("moved"));
    Map<String, Integer> moves = new HashMap<>();
    Map<Integer, Integer> shifts = new HashMap<>();
    List<String[]> rows = csv.body().lines().skip(1).map(row -> row.split(",", -1)).toList();
    for (String[] row : rows) {
      if (!row[2].equals("INPUT_ERASED")) {
        moves.merge(row[4] + ">" + row[6], 1, Integer::sum);
        shifts.merge(Integer.parseInt(row[5]) - Integer.parseInt(row[3]), 1, Integer::sum);
      }
    }
    assertThat(rows).hasSize(501);
    for (JsonNode move : drift.path("matrix")) {
      String name = move.path("from").asText() + ">" + move.path("to").asText();
      assertThat(moves.remove(name)).as(name).isEqualTo(move.path("decisions").asInt());
    }
    assertThat(moves).isEmpty();
    for (JsonNode shift : drift.path("shifts")) {
      int points = shift.path("points").asInt();
      assertThat(shifts.remove(points)).isEqualTo(shift.path("decisions").asInt());
    }
    assertThat(shifts).isEmpty();
    assertThat(drift.at("/samples/0/before/waterfall/0/points").asInt()).isEqualTo(50);
    assertThat(drift.at("/samples/0/after/waterfall/0/points").asInt()).isEqualTo(30);
    JsonNode weeks = result.json().path("weeks");
    assertThat(weeks.findValuesAsText("week")).containsExactly("2026-11-09", "2026-11-16");
    for (String side : List.of("before", "after")) {
      assertThat(sum(weeks.at("/0/volumes"), side)).isEqualTo(200);
      assertThat(sum(weeks.at("/1/volumes"), side)).isEqualTo(300);
      assertThat(sum(result.json().path("volumes"), side)).isEqualTo(500);
    }
    assertThat(result.body() + csv.body()).doesNotContain("quixworthy");
  }

  @Test
  void backtest_ofADraft_countsAsTheDraftsOwnDoes_andIsFixedAtOnce() {
    Tenant tenant = tenant();
    String key = key(tenant);
    node.packs.parts().lines().fork(tenant.id(), "lead-quality", Who.SERVICE, "own");
    decide(key, 5, 200, "2026-11-16T09:00:00Z");
    String draft =
        node.http
            .post("/v1/packs/lead-quality/drafts", key, "{\"from\":\"1.0.0\"}")
            .json()
            .path("draft_id")
            .asText();
    String drafts = "/v1/packs/lead-quality/drafts/" + draft;
    String manifest = get(key, drafts + "/files/pack.yaml").body();
    node.http.send(
        "PUT",
        drafts + "/files/pack.yaml",
        manifest.replace("base: 50", "base: 35"),
        "X-API-Key",
        key,
        "Content-Type",
        "text/plain",
        "If-Match",
        "*");
    JsonNode own = node.http.post(drafts + "/backtest", key, "{}").json();

    String body = "{\"pack\":\"lead-quality\",\"candidate\":{\"draft_id\":\"" + draft + "\"}}";
    JsonNode result = get(key, ended(key, body) + "/result").json();

    assertThat(own.path("moved").asInt()).isPositive();
    assertThat(result.path("drift")).isEqualTo(own);
  }

  @Test
  void backtest_ofOwnNumbers_judgesByThem() {
    Tenant tenant = tenant();
    String key = key(tenant);
    decide(key, 6, 100, "2026-11-16T09:00:00Z");
    Http.Reply put =
        node.http.send(
            "PUT",
            "/v1/packs/lead-quality/weights",
            "{\"weights\":{\"missing_phone\":-40},\"reason\":\"to try\"}",
            "X-API-Key",
            key,
            "Content-Type",
            "application/json");
    assertThat(put.status()).as(put.body()).isEqualTo(200);

    String tried = "{\"pack\":\"lead-quality\",\"candidate\":{\"weights_version\":%d}}";
    JsonNode moved = get(key, ended(key, tried.formatted(1))).json();
    JsonNode same = get(key, ended(key, tried.formatted(0))).json();

    assertThat(moved.path("moved").asInt()).isPositive();
    assertThat(moved.at("/asked/candidate/weights_version").asInt()).isEqualTo(1);
    assertThat(same.path("moved").asInt()).isZero();
    assertThat(same.path("stayed").asInt()).isEqualTo(100);
  }

  @Test
  void backtest_ofLeadsWithOutcomes_tellsHowBandsConvert() {
    Tenant tenant = tenant();
    String key = key(tenant);
    String good =
        """
        {"email":"ana@acme.example","company":"Acme","job_title":"CEO","lead_status":"qualified",\
        "email_opens":10,"email_clicks":3,"phone":"+34612345679","first_name":"Ana"}""";
    int score = decide(key, "won", "icp-match", good).path("score").asInt();
    decide(key, "lost", "icp-match", "{\"email\":\"bo@acme.example\"}");
    decide(key, "back", "icp-match", good);
    decide(key, "open", "icp-match", good);
    decide(key, "bo@quixworthy-labs.com", "icp-match", "{\"email\":\"bo@quixworthy-labs.com\"}");
    tell(key, "won", "clicked", 1);
    tell(key, "won", "converted", 2);
    tell(key, "lost", "ignored", 1);
    tell(key, "back", "converted", 1);
    tell(key, "back", "retracted", 2);
    decide(key, "won", "icp-match", "{}", "2026-11-20T11:00:00Z"); // after that: it does not count

    String path = ended(key, "{\"pack\":\"icp-match\",\"candidate\":{\"version\":\"1.0.0\"}}");

    JsonNode conversion = get(key, path + "/result").json().path("conversion");
    for (String side : List.of("before", "after")) {
      JsonNode of = conversion.path(side);
      assertThat(of.path("leads").asInt()).as(of.toString()).isEqualTo(2);
      assertThat(of.path("converted").asInt()).isEqualTo(1);
      assertThat(of.path("auc").asDouble()).isEqualTo(1);
      for (JsonNode band : of.path("bands")) {
        if (band.path("converted").asInt() == 1) {
          assertThat(band.path("share").asDouble()).isEqualTo(1);
          assertThat(band.path("lift").asDouble()).isEqualTo(2);
        }
      }
    }
    assertThat(get(key, path + "/result?format=csv").body().lines())
        .filteredOn(row -> row.endsWith(",true"))
        .singleElement()
        .asString()
        .contains("," + score + ",");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "/candidate                 | {\"pack\":\"lead-quality\",\"candidate\":{}}",
        "/pack                      | {\"pack\":\"none\",\"candidate\":{\"bands_version\":0}}",
        "/candidate/version         | {\"pack\":\"lead-quality\",\"candidate\":{\"version\":\"9.9\"}}",
        "/candidate/weights_version | {\"pack\":\"lead-quality\",\"candidate\":{\"weights_version\":7}}",
        "/candidate/draft_id        | {\"pack\":\"lead-quality\",\"candidate\":{\"draft_id\":\"00000000-0000-0000-0000-000000000000\"}}",
      })
  void create_ofWhatIsNotThere_isRefusedAndLeavesNoJob(String pointer, String body) {
    String key = key(tenant());

    Http.Reply refused = node.http.post(PATH, key, body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    assertThat(get(key, "/v1/jobs").json().path("items")).isEmpty();
  }
}
