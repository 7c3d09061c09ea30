package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People who are not to be scored. */
@ExtendWith(NodeExtension.class)
final class OptOutRoutesTest {
  private static final String NDJSON = "application/x-ndjson";
  private static final String ZEB =
      "{\"name\":\"Zebulon Quixworthy\",\"email\":\"zeb@quixworthy-labs.com\",\"phone\":\"+44 20 7946 0958\"}";
  private static final String ANA =
      "{\"name\":\"Ana Lima\",\"email\":\"ana@acme-works.com\",\"phone\":\"+44 20 7946 0123\"}";
  private static final String BY_EMAIL = "{\"email\":\"Zeb@Quixworthy-Labs.com\"}";

  private final TestNode node;
  private final Tenant tenant;
  private final String key;
  private final String other;

  OptOutRoutesTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.UNLIMITED);
    key = node.key(tenant, Role.ADMIN, Role.INTEGRATOR, Role.AUDITOR);
    other = node.key(node.tenant(Plan.UNLIMITED), Role.ADMIN, Role.INTEGRATOR);
  }

  private String optOut(String whom) {
    Http.Reply reply = node.http.post("/v1/opt-outs", key, whom);
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply.json().get("opt_out_id").asText();
  }

  private Http.Reply optIn(String optOut, String by) {
    return node.http.send("DELETE", "/v1/opt-outs/" + optOut, null, "X-API-Key", by);
  }

  private Http.Reply decide(String lead, String by) {
    return node.http.post(
        "/v1/decisions",
        by,
        "{\"pack\":\"lead-quality\",\"lead_id\":\"crm-1\",\"lead\":%s}".formatted(lead));
  }

  private Http.Reply put(String path, String body) {
    return node.http.send("PUT", path, body, "X-API-Key", key, "Content-Type", "application/json");
  }

  private JsonNode get(String path) {
    return node.http.get(path, "X-API-Key", key).json();
  }

  private static void refused(Http.Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(409);
    assertThat(reply.body()).containsIgnoringCase("opted out").doesNotContainIgnoringCase("zeb");
  }

  @ParameterizedTest
  @ValueSource(strings = {BY_EMAIL, "{\"phone\":\"+44 20 7946-0958\"}", "{\"lead_id\":\"crm-1\"}"})
  void decide_whoeverOptedOut_isRefusedUntilTakenBack(String whom) {
    assertThat(decide(ZEB, key).status()).isEqualTo(200);
    String optOut = optOut(whom);

    refused(decide(ZEB, key));
    assertThat(decide(ZEB, other).status()).isEqualTo(200);
    assertThat(get("/v1/decisions?lead_id=crm-1").get("items")).hasSize(1);

    assertThat(optIn(optOut, other).status()).isEqualTo(404);
    refused(decide(ZEB, key));

    assertThat(optIn(optOut, key).status()).isEqualTo(204);
    assertThat(decide(ZEB, key).status()).isEqualTo(200);
    assertThat(optIn(optOut, key).status()).isEqualTo(404);
  }

  @Test
  void decide_anotherAddressOfWhoeverOptedOut_isRefused() {
    optOut(BY_EMAIL);

    refused(
        decide(
            "{\"name\":\"Z\",\"email\":\"z@other-works.com\",\"work_email\":\"zeb@quixworthy-labs.com\"}",
            key));
  }

  @Test
  void decide_anybodyElse_isDecidedOn() {
    optOut(BY_EMAIL);
    optOut("{\"phone\":\"+1 212 555 0100\"}");

    assertThat(
            node.http
                .post(
                    "/v1/decisions", key, "{\"pack\":\"lead-quality\",\"lead\":%s}".formatted(ANA))
                .status())
        .isEqualTo(200);
  }

  @Test
  void scoreLead_whoeverOptedOut_isRefusedInItsOwnWords() {
    optOut(BY_EMAIL);

    refused(node.http.post("/api/score-lead", key, ZEB));
    assertThat(node.http.post("/api/score-lead", key, ANA).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?log=lossless"})
  void leads_whoeverOptedOut_hasAnErrorInPlaceOfAScore(String query) {
    optOut(BY_EMAIL);
    String body =
        "{\"api_key\":\"%s\",\"email\":\"ops@acme.example\",\"leads\":[%s,%s]}"
            .formatted(key, ZEB, ANA);

    JsonNode scores = node.http.post("/leads" + query, key, body).json().get("scores");

    assertThat(scores).hasSize(2);
    assertThat(scores.get(0).has("score")).isFalse();
    assertThat(scores.get(0).get("error").asText()).isEqualTo("Opted out of being scored");
    assertThat(scores.get(1).get("score").isNumber()).isTrue();
  }

  @Test
  void batch_whoeverOptedOut_hasAnErrorLine() {
    optOut(BY_EMAIL);

    Http.Reply reply =
        node.http.send(
            "POST",
            "/v1/decisions/batch?pack=lead-quality",
            ZEB + "\n" + ANA + "\n",
            "X-API-Key",
            key,
            "Content-Type",
            NDJSON);

    List<String> lines = reply.body().lines().toList();
    assertThat(lines.get(0)).contains("\"error\":\"opted_out\"").doesNotContain("score\":");
    assertThat(lines.get(1)).contains("\"decision_id\"");
  }

  @Test
  void batch_asAJob_hasAnErrorLineForWhoeverOptedOut() {
    optOut(BY_EMAIL);
    Http.Reply begun =
        node.http.send(
            "POST",
            "/v1/decisions/batch?pack=lead-quality",
            ZEB + "\n" + ANA + "\n",
            "X-API-Key",
            key,
            "Content-Type",
            NDJSON,
            "Prefer",
            "respond-async");
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    String job = "/v1/jobs/" + begun.json().get("job_id").asText();

    await().until(() -> get(job).get("state").asText().equals("done"));

    String result = node.http.get(job + "/result", "X-API-Key", key).body();
    assertThat(result.lines()).hasSize(2);
    assertThat(result).containsOnlyOnce("\"error\":\"opted_out\"").contains("\"decision_id\"");
    assertThat(get(job).get("failed").asInt()).isEqualTo(1);
  }

  @Test
  void keptLead_ofWhoeverOptsOut_keepsItsScoreAndTakesNoChange() {
    assertThat(put("/v1/leads/crm-1", ZEB).status()).isEqualTo(201);
    JsonNode before = get("/v1/leads/crm-1");
    optOut(BY_EMAIL);

    refused(put("/v1/leads/crm-1", ZEB.replace("Zebulon", "Zed")));
    refused(put("/v1/leads/crm-2", ZEB));
    refused(node.http.post("/v1/leads/crm-1/activities", key, "{\"type\":\"meeting_booked\"}"));

    assertThat(get("/v1/leads/crm-1")).isEqualTo(before);
    assertThat(node.http.get("/v1/leads/crm-2", "X-API-Key", key).status()).isEqualTo(404);
  }

  @Test
  void erasure_ofWhoeverOptedOut_leavesTheOptOut() {
    decide(ZEB, key);
    optOut(BY_EMAIL);

    assertThat(node.http.post("/v1/erasures", key, BY_EMAIL).status()).isEqualTo(200);

    refused(decide(ZEB, key));
  }

  @Test
  void optOut_twice_isOnce() {
    String optOut = optOut(BY_EMAIL);

    Http.Reply again =
        node.http.post("/v1/opt-outs", key, "{\"email\":\"zeb@quixworthy-labs.com\"}");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("opt_out_id").asText()).isEqualTo(optOut);
    assertThat(get("/v1/opt-outs").get("items")).hasSize(1);
  }

  @Test
  void list_showsThemByPages_andNobodyElse() {
    String first = optOut(BY_EMAIL);
    String second = optOut("{\"lead_id\":\"crm-7\"}");

    JsonNode page = get("/v1/opt-outs?limit=1");
    JsonNode rest = get("/v1/opt-outs?limit=1&after=" + page.get("next").asText());

    assertThat(page.get("items").findValuesAsText("opt_out_id")).containsExactly(second);
    assertThat(rest.get("items").findValuesAsText("opt_out_id")).containsExactly(first);
    assertThat(rest.get("next").isNull()).isTrue();
    assertThat(rest.toString()).doesNotContainIgnoringCase("zeb");
    assertThat(node.http.get("/v1/opt-outs", "X-API-Key", other).json().get("items")).isEmpty();
  }

  @Test
  void auditTrail_tellsOfBoth_andOfNobody() {
    optIn(optOut(BY_EMAIL), key);

    JsonNode trail = get("/v1/audit").get("items");

    assertThat(trail.findValuesAsText("step")).contains("opt_out.noted", "opt_out.withdrawn");
    assertThat(trail.toString()).doesNotContainIgnoringCase("zeb@");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|400",
        "{\"email\":\"\"}|400",
        "{\"email\":\"a@b.com\",\"lead_id\":\"1\"}|400",
        "{\"email\":\"a@b.com\",\"reason\":\"x\"}|400",
        "{\"lead_id\":\"1\",\"country\":\"ES\"}|400"
      })
  void optOut_badBody_isRefused(String body, int status) {
    assertThat(node.http.post("/v1/opt-outs", key, body).status()).isEqualTo(status);
    assertThat(get("/v1/opt-outs").get("items")).isEmpty();
  }

  @Test
  void optOut_byWhoMayNot_isRefused() {
    String analyst = node.key(tenant, Role.ANALYST);

    assertThat(node.http.post("/v1/opt-outs", analyst, BY_EMAIL).status()).isEqualTo(403);
    assertThat(decide(ZEB, key).status()).isEqualTo(200);
  }
}
