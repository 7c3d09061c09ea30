package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.quota.Quota;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Conturs API as its clients use it. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContursTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final TestNode node;
  private final Tenant tenant;
  private final String key;
  private final String auditor;

  ContursTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.GROWTH);
    key = node.key(tenant, Role.INTEGRATOR);
    auditor = node.key(tenant, Role.AUDITOR);
  }

  @Test
  void score_aBatch_isAnsweredAsDocumented() {
    Http.Reply reply =
        score(
            "",
            """
            {"email":"ana@acme.io","first_name":"Ana","company":"Acme","job_title":"CEO",
             "lead_status":"new","email_open_count":5,"email_click_count":1,"num_deals":0,
             "create_date":"%s"}"""
                .formatted(day(9)),
            "{\"email\":\"\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.body())
        .isEqualTo(
            """
            {"scores":[{"email":"ana@acme.io","score":69,"label":"Warm Lead","factors":[\
            {"name":"Lead Source","weight":0.1,"value":1,"contribution":0.1},\
            {"name":"Valid Email","weight":0.1,"value":1,"contribution":0.1},\
            {"name":"Company Match","weight":0.15,"value":1,"contribution":0.15},\
            {"name":"Recency","weight":0.1,"value":0.9,"contribution":0.09000000000000001},\
            {"name":"Lead Status","weight":0.1,"value":0.3,"contribution":0.03},\
            {"name":"Engagement","weight":0.1,"value":0.4,"contribution":0.04000000000000001},\
            {"name":"Profile Complete","weight":0.15,"value":0.4444444444444444,\
            "contribution":0.06666666666666667},\
            {"name":"Company Size","weight":0.1,"value":1,"contribution":0.1},\
            {"name":"Activity Recency","weight":0.05,"value":0.2,\
            "contribution":0.010000000000000002}]},\
            {"email":"","score":1,"label":"Cold Lead","factors":[\
            {"name":"Activity Recency","weight":0.05,"value":0.2,\
            "contribution":0.010000000000000002}]}],\
            "method":"default","client_id":"%s"}"""
                .formatted(tenant.id()));
  }

  @Test
  void score_byWeightsOfTheTenant_leavesOutWhatWeighsNothing() {
    Tenant other = node.tenant(Plan.GROWTH);
    String weights =
        """
        {"weights":{"lead_source":0.001,"has_valid_email":0.574,"profile_completeness":0,
          "recency_score":0},"reason":"test","activate":true}""";
    node.http.send(
        "PUT",
        "/v1/packs/icp-match/weights",
        weights,
        "X-API-Key",
        node.key(other, Role.ANALYST),
        "Content-Type",
        "application/json");

    JsonNode score =
        node.http
            .send("POST", "/leads", body(node.key(other, Role.INTEGRATOR), "[{\"email\":\"@\"}]"))
            .json()
            .at("/scores/0");

    assertThat(score.get("score").asInt()).isEqualTo(57);
    assertThat(score.get("factors").findValuesAsText("name"))
        .containsExactly("Lead Source", "Valid Email");
    assertThat(score.at("/factors/1/weight").asDouble()).isEqualTo(0.574);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "lossless", "bounded"})
  void score_whereTheTenantCalibrates_isThatOfTheFormula(String log) {
    Tenant other = node.tenant(Plan.GROWTH);
    String caller = node.key(other, Role.INTEGRATOR, Role.AUDITOR);
    String lead = "[{\"email\":\"jo@x.io\",\"company\":\"X\"}]";
    JsonNode before = node.http.send("POST", "/leads", body(caller, lead)).json();
    String steep =
        """
        {"calibration":[{"score":0,"percentile":90},{"score":100,"percentile":100}],
         "activate":true}""";
    Http.Reply kept =
        node.http.send(
            "PUT",
            "/v1/packs/icp-match/calibration",
            steep,
            "X-API-Key",
            node.key(other, Role.ANALYST),
            "Content-Type",
            "application/json");

    Http.Reply after = node.http.send("POST", "/leads?log=" + log, body(caller, lead));

    assertThat(kept.status()).isEqualTo(200);
    assertThat(after.json().at("/scores/0/score")).isEqualTo(before.at("/scores/0/score"));
    if (!log.equals("none")) {
      String path = "/v1/decisions/" + after.header("X-Decision-Id") + "/replay";
      await()
          .untilAsserted( // what is answered first is recorded a moment later
              () ->
                  assertThat(node.http.post(path, caller, "{}").json().path("verdict").asText())
                      .isEqualTo("EXACT"));
    }
  }

  @Test
  void score_withoutLog_keepsNothing() {
    Tenant other = node.tenant(Plan.GROWTH);
    Http.Reply reply =
        node.http.send("POST", "/leads", body(node.key(other, Role.INTEGRATOR), "[{}]"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("X-Decision-Id")).isEmpty();
    assertThat(
            node.http
                .get("/v1/decisions", "X-API-Key", node.key(other, Role.AUDITOR))
                .json()
                .get("items"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossless", "bounded"})
  void score_withLog_replaysExactly(String log) {
    String lead =
        """
        {"email":"jo@x.io","jobtitle":"VP","create_date":"%s","email_click_count":2}"""
            .formatted(day(30));

    Http.Reply reply = score("?log=" + log, lead);

    String id = reply.header("X-Decision-Id");
    assertThat(reply.header("X-Assay-Pack")).startsWith("icp-match@1.0.0");
    assertThat(reply.body()).isEqualTo(score("", lead).body());
    Http.Reply verdict = node.http.post("/v1/decisions/" + id + "/replay", auditor, "{}");
    assertThat(verdict.json().get("verdict").asText()).isEqualTo("EXACT");
    JsonNode stored = node.http.get("/v1/decisions/" + id, "X-API-Key", auditor).json();
    assertThat(stored.get("score")).isEqualTo(reply.json().at("/scores/0/score"));
    assertThat(stored.toString()).doesNotContain(key);
  }

  @Test
  void score_recordedLead_isFoundAndErasedByItsAddress() {
    score("?log=lossless", "{\"email\":\"Erase.Me@ACME.io\"}");

    Http.Reply erased =
        node.http.post(
            "/v1/erasures", node.key(tenant, Role.ADMIN), "{\"email\":\"Erase.Me@acme.io\"}");

    assertThat(erased.status()).isEqualTo(200);
    assertThat(erased.json().toString()).contains("1");
  }

  @Test
  void decision_byTheNativeApi_isTheSameAtAnyTime() {
    ObjectNode order = JSON.createObjectNode().put("pack", "icp-match");
    order.put("as_of", "2026-01-31T10:00:00Z");
    order.putObject("lead").put("email", "a@b.co").put("create_date", "2026-01-01");

    JsonNode decision = node.http.post("/v1/decisions", key, order.toString()).json();

    assertThat(decision.get("band").asText()).isEqualTo("Cold Lead");
    assertThat(decision.get("recommended_action").asText()).isEqualTo("marketing_only");
    assertThat(decision.at("/factors/2/key").asText()).isEqualTo("days_since_created");
    assertThat(decision.at("/factors/2/value").asDouble()).isEqualTo(1 - 30 / 90.0);
    assertThat(decision.at("/factors/2/evidence/days").asInt()).isEqualTo(30);
  }

  @Test
  void score_manyLeads_areAnsweredInTheirOrder() {
    ArrayNode leads = JSON.createArrayNode();
    for (int i = 0; i < 1_000; i++) {
      leads.addObject().put("email", "lead" + i + "@x.io").put("email_open_count", i % 11);
    }

    JsonNode scores =
        node.http.send("POST", "/leads", body(key, leads.toString())).json().get("scores");

    assertThat(scores).hasSize(1_000);
    for (int i = 0; i < 1_000; i++) {
      assertThat(scores.get(i).get("email").asText()).isEqualTo("lead" + i + "@x.io");
    }
  }

  @ParameterizedTest
  @CsvSource({"c-17, c-17", "'', ", "' ', "})
  void score_client_isTheOneThatIsNamed(String named, String answered) {
    ObjectNode body = JSON.createObjectNode().put("api_key", key).put("email", "me@acme.io");
    body.put("client_id", named).putArray("leads").addObject();

    JsonNode answer = node.http.send("POST", "/leads", body.toString()).json();

    assertThat(answer.get("client_id").asText())
        .isEqualTo(answered == null ? tenant.id().toString() : answered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/plain"})
  void score_whateverTheBodyIsCalled(String contentType) {
    Http.Reply reply =
        node.http.send("POST", "/leads/", body(key, "[{}]"), "Content-Type", contentType);

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void score_moreThanThePlanHasLeft_isRefusedWhole_untilTheNextMonth() {
    String free = node.key(node.tenant(Plan.FREE), Role.INTEGRATOR);

    Http.Reply most = batch(free, 98);
    Http.Reply tooMany = batch(free, 3);
    Http.Reply last = batch(free, 2);
    Http.Reply one = batch(free, 1);

    assertThat(most.status()).isEqualTo(200);
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.body()).isEqualTo("{\"error\":\"Monthly limit reached\"}");
    long left =
        Duration.between(node.clock.instant(), Quota.next(node.clock.instant())).toSeconds();
    assertThat(Long.parseLong(tooMany.header("Retry-After"))).isBetween(left, left + 60);
    assertThat(last.status()).isEqualTo(200);
    assertThat(one.status()).isEqualTo(429);
  }

  @Test
  void score_badRequest_doesNotCount() {
    String free = node.key(node.tenant(Plan.FREE), Role.INTEGRATOR);
    String bad = "{\"api_key\":\"%s\",\"email\":\"me@acme.io\",\"leads\":[{},7]}".formatted(free);

    assertThat(node.http.send("POST", "/leads", bad).status()).isEqualTo(400);
    assertThat(batch(free, 100).status()).isEqualTo(200);
  }

  private Http.Reply batch(String apiKey, int leads) {
    String body =
        "{\"api_key\":\"%s\",\"email\":\"me@acme.io\",\"leads\":[%s]}"
            .formatted(apiKey, String.join(",", Collections.nCopies(leads, "{}")));
    return node.http.send("POST", "/leads", body);
  }

  @Test
  void health_saysWhoItIs() {
    assertThat(node.http.get("/health").body())
        .isEqualTo("{\"status\":\"healthy\",\"service\":\"scoring-service\"}");
  }

  private Http.Reply score(String query, String... leads) {
    return node.http.send("POST", "/leads" + query, body(key, "[" + String.join(",", leads) + "]"));
  }

  private static String body(String apiKey, String leads) {
    return "{\"api_key\":\"%s\",\"email\":\"me@acme.io\",\"leads\":%s}".formatted(apiKey, leads);
  }

  private String day(int ago) {
    return node.clock.instant().minus(Duration.ofDays(ago)).toString().substring(0, 10);
  }
}
