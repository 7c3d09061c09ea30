package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scores that people put in place of what any pack computes. */
@ExtendWith(NodeExtension.class)
final class OverrideRoutesTest {
  private static final String LEAD = "{\"email\":\"jane@acme-tools.com\",\"name\":\"Jane Miller\"}";
  private static final String PATH = "/v1/leads/jane/override";
  private static final String QUALITY =
      "{\"pack\":\"lead-quality\",\"score\":7,\"reason\":\"known to us\"}";

  private final TestNode node;
  private final Tenant tenant;
  private final String key;

  OverrideRoutesTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.UNLIMITED);
    key = node.key(tenant, Role.INTEGRATOR, Role.ADMIN, Role.AUDITOR);
  }

  private Http.Reply send(String method, String path, @Nullable String body) {
    return node.http.send(method, path, body, "X-API-Key", key, "Content-Type", "application/json");
  }

  private JsonNode done(String method, String path, @Nullable String body) {
    Http.Reply reply = send(method, path, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private JsonNode decide(String with, String pack, String leadId) {
    String body = "{\"pack\":\"%s\",\"lead_id\":\"%s\",\"lead\":%s}".formatted(pack, leadId, LEAD);
    Http.Reply reply = node.http.post("/v1/decisions", with, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private JsonNode decide(String pack) {
    return decide(key, pack, "jane");
  }

  private static String status(JsonNode decision) {
    return decision.path("status").asText();
  }

  private void replaysExactly(JsonNode decision) {
    String path = "/v1/decisions/" + decision.path("decision_id").asText() + "/replay";
    assertThat(done("POST", path, "{}").path("verdict").asText()).isEqualTo("EXACT");
  }

  @Test
  void override_ofALeadThatIsOnlyDecidedOn_isAnsweredWhileTheRecordStaysComputed() {
    JsonNode before = decide("lead-quality");

    JsonNode put = done("POST", PATH, QUALITY);
    JsonNode after = decide("lead-quality");

    assertThat(put.at("/override/score").asInt()).isEqualTo(7);
    assertThat(put.at("/override/reason").asText()).isEqualTo("known to us");
    assertThat(done("GET", PATH + "?pack=lead-quality", null)).isEqualTo(put);
    assertThat(status(after)).isEqualTo("overridden");
    assertThat(after.path("score").asInt()).isEqualTo(7);
    assertThat(after.path("action_reason").asText()).isEqualTo("override");
    assertThat(after.at("/computed/score")).isEqualTo(before.path("score"));
    JsonNode recorded =
        done("GET", "/v1/decisions/" + after.path("decision_id").asText() + "?explain=true", null);
    assertThat(recorded.path("score")).isEqualTo(before.path("score"));
    assertThat(recorded.at("/receipt/override_id")).isEqualTo(put.at("/override/override_id"));
    assertThat(recorded.at("/receipt/result_hash")).isEqualTo(before.at("/receipt/result_hash"));
    replaysExactly(after);
  }

  @Test
  void override_isOfOnePackOneLeadAndOneTenant() {
    decide("lead-quality");
    done("POST", PATH, QUALITY);
    String other = node.key(node.tenant(Plan.UNLIMITED), Role.INTEGRATOR);

    assertThat(status(decide("icp-match"))).isEqualTo("scored");
    assertThat(status(decide("crm-score"))).isNotEqualTo("overridden");
    assertThat(status(decide(key, "lead-quality", "joe"))).isEqualTo("scored");
    assertThat(status(decide(other, "lead-quality", "jane"))).isEqualTo("scored");
    assertThat(node.http.post(PATH, other, QUALITY.replace("7", "8")).status()).isEqualTo(200);
    assertThat(decide("lead-quality").path("score").asInt()).isEqualTo(7);
    assertThat(decide(other, "lead-quality", "jane").path("score").asInt()).isEqualTo(8);
  }

  @Test
  void override_ofAKeptLead_standsBesideThatOfItsScore() {
    assertThat(send("PUT", "/v1/leads/jane", LEAD).status()).isEqualTo(201);
    done("POST", PATH, "{\"score\":90,\"reason\":\"met at a fair\"}");

    done("POST", PATH, QUALITY);

    assertThat(decide("crm-score").path("score").asInt()).isEqualTo(90);
    assertThat(decide("lead-quality").path("score").asInt()).isEqualTo(7);
    JsonNode lead = done("GET", "/v1/leads/jane", null);
    assertThat(lead.path("score_total").asInt()).isEqualTo(90);
    assertThat(done("GET", PATH, null).path("override")).isEqualTo(lead.path("override"));
    done("DELETE", PATH, null);
    assertThat(status(decide("crm-score"))).isNotEqualTo("overridden");
    assertThat(decide("lead-quality").path("score").asInt()).isEqualTo(7);
  }

  @Test
  void override_thatEnds_letsWhatIsComputedBeAnswered() {
    decide("lead-quality");
    done("POST", PATH, QUALITY);
    done("POST", PATH, QUALITY.replace("7", "8"));
    assertThat(decide("lead-quality").path("score").asInt()).isEqualTo(8);

    JsonNode ended = done("DELETE", PATH + "?pack=lead-quality", null);
    assertThat(ended.path("override").isNull()).isTrue();
    assertThat(status(decide("lead-quality"))).isEqualTo("scored");
    assertThat(send("DELETE", PATH + "?pack=lead-quality", null).status()).isEqualTo(404);

    String soon = node.clock.instant().plusSeconds(60).toString();
    done("POST", PATH, QUALITY.replace("}", ",\"expires_at\":\"" + soon + "\"}"));
    assertThat(status(decide("lead-quality"))).isEqualTo("overridden");
    node.clock.move(Duration.ofSeconds(60));
    assertThat(status(decide("lead-quality"))).isEqualTo("scored");
    assertThat(done("GET", PATH + "?pack=lead-quality", null).path("override").isNull()).isTrue();
    assertThat(send("DELETE", PATH + "?pack=lead-quality", null).status()).isEqualTo(404);
  }

  @Test
  void override_holdsInBatchesAndTheirJobs() {
    decide("lead-quality");
    done("POST", PATH, QUALITY);
    String lines =
        "{\"id\":\"jane\",\"email\":\"a@b.io\"}\n{\"id\":\"joe\",\"email\":\"a@b.io\"}\n";
    String path = "/v1/decisions/batch?pack=lead-quality&lead_id_field=id";

    String[] headers = {"X-API-Key", key, "Content-Type", "application/x-ndjson"};
    Http.Reply batch = node.http.send("POST", path, lines, headers);
    Http.Reply job =
        node.http.send(
            "POST",
            path + "&log=lossless",
            lines,
            "X-API-Key",
            key,
            "Content-Type",
            "application/x-ndjson",
            "Prefer",
            "respond-async");

    assertThat(statuses(batch)).containsExactly("overridden", "scored");
    assertThat(job.status()).as(job.body()).isEqualTo(202);
    String at = job.header("Location");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> done("GET", at, null).path("state").asText().equals("done"));
    assertThat(statuses(send("GET", at + "/result", null))).containsExactly("overridden", "scored");
  }

  private static List<String> statuses(Http.Reply reply) {
    return reply
        .body()
        .lines()
        .map(line -> line.replaceAll(".*\"status\":\"(\\w+)\".*", "$1"))
        .toList();
  }

  @Test
  void override_ofWhatThereIsNot_isRefused() {
    assertThat(send("POST", PATH, QUALITY).status()).isEqualTo(404);
    decide("lead-quality");

    Http.Reply unknown = send("POST", PATH, QUALITY.replace("lead-quality", "lead-luck"));

    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.body()).contains("there is no pack 'lead-luck'");
    assertThat(send("DELETE", PATH + "?pack=lead-luck", null).status()).isEqualTo(400);
    assertThat(send("DELETE", PATH + "?packs=lead-quality", null).status()).isEqualTo(400);
    assertThat(send("POST", PATH, QUALITY.replace("lead-quality", "crm-score")).status())
        .as("a lead that is not kept")
        .isEqualTo(404);
    assertThat(status(decide("lead-quality"))).isEqualTo("scored");
  }

  @Test
  void override_standsInTheAuditTrailAndInTheExport_andGoesWithTheLead() {
    decide("lead-quality");
    String id = done("POST", PATH, QUALITY).at("/override/override_id").asText();
    done("DELETE", PATH + "?pack=lead-quality", null);
    done("POST", PATH, QUALITY);

    JsonNode trail = done("GET", "/v1/audit?step=lead.overridden", null).at("/items/1/details");
    assertThat(trail.path("pack").asText()).isEqualTo("lead-quality");
    assertThat(trail.path("override_id").asText()).isEqualTo(id);
    JsonNode export = done("GET", "/v1/leads/jane/export", null);
    assertThat(export.path("overrides").findValuesAsText("reason"))
        .containsExactly("known to us", "known to us");
    assertThat(export.path("overrides").findValuesAsText("ended")).containsExactly("true", "false");

    node.eraseLead(tenant, "jane");
    assertThat(send("GET", PATH + "?pack=lead-quality", null).status()).isEqualTo(404);
    assertThat(status(decide("lead-quality"))).isEqualTo("scored");
    assertThat(done("GET", "/v1/leads/jane/export", null).path("overrides")).isEmpty();
  }
}
