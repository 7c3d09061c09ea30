package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How scores are spread over groups. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FairnessRoutesTest {
  private static final String PATH = "/v1/fairness-reports";

  private final TestNode node;

  FairnessRoutesTest(TestNode node) {
    this.node = node;
  }

  private String newKey() {
    return node.key(node.tenant(Plan.UNLIMITED), Role.INTEGRATOR, Role.ANALYST);
  }

  private Http.Reply send(String key, String type, String body) {
    return node.http.send("POST", PATH, body, "X-API-Key", key, "Content-Type", type);
  }

  private JsonNode report(String key, Http.Reply accepted) {
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    String job = "/v1/jobs/" + accepted.json().path("job_id").asText();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> get(key, job).json().path("state").asText().equals("done"));
    return get(key, accepted.header("Location")).json();
  }

  private Http.Reply get(String key, String path) {
    return node.http.get(path, "X-API-Key", key);
  }

  /** Leads of whom some have a score that makes them hot, and the others 14: a founder. */
  private void leads(String key, String prefix, int hot, int others) {
    for (int i = 0; i < hot + others; i++) {
      String path = "/v1/leads/" + prefix + i;
      node.http.send(
          "PUT",
          path,
          "{\"job_title\":\"Founder\"}",
          "X-API-Key",
          key,
          "Content-Type",
          "application/json");
      if (i < hot) {
        node.http.post(path + "/override", key, "{\"score\":90,\"reason\":\"met at a fair\"}");
      }
    }
  }

  private static void list(StringBuilder csv, String prefix, int count, String group) {
    for (int i = 0; i < count; i++) {
      csv.append(prefix).append(i).append(',').append(group).append('\n');
    }
  }

  @Test
  void report_groupsOfTwentyAndMore() {
    String key = newKey();
    leads(key, "a", 10, 10);
    leads(key, "b", 4, 16);
    leads(key, "c", 0, 1);
    StringBuilder csv = new StringBuilder("lead_id,group\n");
    list(csv, "a", 20, "north");
    list(csv, "b", 20, "south");
    list(csv, "c", 1, "west");
    list(csv, "a", 1, "west"); // was named before: one lead is in one group
    csv.append("nobody,north\n,north\na1,\n");

    JsonNode report = report(key, send(key, "text/csv", csv.toString()));

    assertThat(report.path("hidden_groups").asInt()).isEqualTo(1);
    assertThat(report.path("unknown").asInt()).isEqualTo(1);
    assertThat(report.path("unreadable").asInt()).isEqualTo(2);
    assertThat(report.path("repeated").asInt()).isEqualTo(1);
    assertThat(report.path("best_band").asText()).isEqualTo("hot");
    assertThat(report.path("groups").findValuesAsText("group")).containsExactly("north", "south");
    // North: 10 of 20 are hot, (10 x 90 + 10 x 14) / 20 = 52. South: 4 of 20, (360 + 224) / 20.
    JsonNode north = report.at("/groups/0");
    JsonNode south = report.at("/groups/1");
    assertThat(north.path("mean_score").asDouble()).isEqualTo(52);
    assertThat(north.at("/bands/0").toString())
        .isEqualTo("{\"band\":\"hot\",\"leads\":10,\"share\":0.5}");
    assertThat(north.path("scores_by_tens").toString()).isEqualTo("[0,10,0,0,0,0,0,0,0,10]");
    assertThat(north.path("best_band_ratio").asDouble()).isEqualTo(1);
    assertThat(south.path("mean_score").asDouble()).isEqualTo(29.2);
    assertThat(south.path("best_band_ratio").asDouble()).isEqualTo(0.4);
    assertThat(report.toString()).doesNotContain("west");
  }

  @Test
  void report_ofAnotherTenant_isNotFound_andKnowsNoLeadsOfIts() {
    String key = newKey();
    String other = newKey();
    leads(key, "a", 0, 2);
    StringBuilder csv = new StringBuilder("lead_id;group\n");
    list(csv, "a", 2, "north");

    Http.Reply accepted = send(other, "text/csv", csv.toString().replace(',', ';'));

    assertThat(report(other, accepted).path("unknown").asInt()).isEqualTo(2);
    assertThat(get(key, accepted.header("Location")).status()).isEqualTo(404);
    String job = "/v1/jobs/" + accepted.json().path("job_id").asText();
    assertThat(get(other, job + "/result").status()).isEqualTo(409);
    assertThat(get(other, job).json().path("failed").asInt()).isEqualTo(2);
  }

  @Test
  void create_twiceUnderOneKey_isOneJob() {
    String key = newKey();
    String[] headers = {"X-API-Key", key, "Content-Type", "text/csv", "Idempotency-Key", "once"};

    Http.Reply first = node.http.send("POST", PATH, "lead_id,group\nx,y\n", headers);
    Http.Reply second = node.http.send("POST", PATH, "lead_id,group\nx,y\n", headers);

    assertThat(second.json().path("job_id")).isEqualTo(first.json().path("job_id"));
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "415 | application/json | {}",
        "400 | text/csv         | id,group",
        "400 | text/csv         | id,group\\na,b",
        "400 | text/csv         | a,a",
        "400 | application/x-ndjson | {\"lead_id\":\"a\"}",
      })
  void create_ofNoLeads_isRefusedAndLeavesNoJob(int status, String type, String body) {
    String key = newKey();

    Http.Reply refused = send(key, type, body.replace("\\n", "\n"));

    assertThat(refused.status()).as(refused.body()).isEqualTo(status);
    assertThat(get(key, "/v1/jobs").json().path("items")).isEmpty();
  }
}
