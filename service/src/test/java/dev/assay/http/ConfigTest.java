package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Config API of Conturs as its clients use it: accounts, their weights, what they report. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConfigTest {
  private final TestNode node;
  private final Tenant tenant;
  private final String key;

  ConfigTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.GROWTH);
    key = node.key(tenant, Role.INTEGRATOR, Role.ADMIN, Role.ANALYST);
  }

  @Test
  void config_unknownAccount_isRegisteredWithTheUsualWeights() {
    Http.Reply first = config(key, "new@acme.io");
    Http.Reply second = config(key, " New@ACME.io");

    JsonNode config = first.json();
    String id = config.get("client_id").asText();
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body())
        .isEqualTo(
            """
            {"client_id":"%s","weights":{"lead_source":0.1,"has_valid_email":0.1,\
            "has_company_match":0.15,"industry_match":0.05,"days_since_created":0.1,\
            "lead_status":0.1,"engagement_score":0.1,"profile_completeness":0.15,\
            "company_size_bucket":0.1,"recency_score":0.05},"method":"default",\
            "is_new_client":true}"""
                .formatted(id));
    assertThat(second.body()).isEqualTo(first.body().replace("true", "false"));
  }

  @Test
  void config_sameAddressUnderAnotherTenant_isAnotherClient() {
    Tenant other = node.tenant(Plan.GROWTH);

    String ours = id(config(key, "same@acme.io"));
    Http.Reply theirs = config(node.key(other, Role.INTEGRATOR), "same@acme.io");

    assertThat(id(theirs)).isNotEqualTo(ours);
    assertThat(theirs.json().get("is_new_client").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                          | 401 | api_key and email required",
        "{\"email\":\"me@acme.io\"}                  | 401 | api_key and email required",
        "{\"api_key\":\"KEY\"}                       | 401 | api_key and email required",
        "{\"api_key\":\"no\",\"email\":\"me@a.io\"}  | 401 | Invalid API key",
        "{\"api_key\":\"KEY\",\"email\":7}           | 400 | Invalid request body: email must be a string",
        "{\"api_key\":\"KEY\",\"email\":\"acme\"}    | 400 | Invalid request body: email must be an address",
        "[]                                          | 400 | Invalid request body: must be a JSON object",
      })
  void config_badRequest_isRefused(String body, int status, String error) {
    Http.Reply reply = node.http.send("POST", "/config", body.replace("KEY", key));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).isEqualTo("{\"error\":\"" + error + "\"}");
  }

  @Test
  void config_otherFields_changeNothing() {
    Http.Reply reply =
        node.http.send(
            "POST",
            "/config/",
            "{\"api_key\":\"%s\",\"email\":\"more@acme.io\",\"company\":7}".formatted(key));

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void config_knownIndustry_isWeighedByIt_andReplaysExactly() {
    String id = id(config(key, "saas@acme.io"));
    describe(id, "SaaS");

    JsonNode config = config(key, "saas@acme.io").json();
    Http.Reply scored = score("?log=lossless", "saas@acme.io", "");
    Http.Reply named = score("", "other@acme.io", id);

    assertThat(config.get("method").asText()).isEqualTo("industry_prior");
    assertThat(config.at("/weights/engagement_score").asDouble()).isEqualTo(0.19);
    for (Http.Reply reply : List.of(scored, named)) {
      JsonNode answer = reply.json();
      assertThat(answer.get("method").asText()).isEqualTo("industry_prior");
      assertThat(answer.get("client_id").asText()).isEqualTo(id);
      assertThat(answer.at("/scores/0/factors/0/weight").asDouble()).isEqualTo(0.05);
    }
    String auditor = node.key(tenant, Role.AUDITOR);
    String decision = "/v1/decisions/" + scored.header("X-Decision-Id");
    assertThat(node.http.post(decision + "/replay", auditor, "{}").json().get("verdict").asText())
        .isEqualTo("EXACT");
    assertThat(score("", "nobody@acme.io", "").json().get("method").asText()).isEqualTo("default");
  }

  @Test
  void config_withProposals_waitsUntilSomebodyAccepts() {
    Tenant careful = node.tenant(Plan.GROWTH);
    String theirs = node.key(careful, Role.INTEGRATOR, Role.ADMIN, Role.ANALYST);
    put(
        theirs,
        "/v1/settings/learning",
        "{\"learning\":{\"mode\":\"proposed\"},\"activate\":true}");
    String id = id(config(theirs, "me@acme.io"));
    describe(theirs, id, "retail");

    assertThat(config(theirs, "me@acme.io").json().get("method").asText()).isEqualTo("default");
    JsonNode proposal = proposals(theirs, "?state=proposed").get(0);
    String path = "/v1/proposals/" + proposal.get("proposal_id").asText();
    Http.Reply accepted = node.http.post(path + "/accept", theirs, "{\"reason\":\"fine\"}");

    assertThat(proposal.get("client_id").asText()).isEqualTo(id);
    assertThat(proposal.at("/provenance/industry_prior/industry").asText()).isEqualTo("retail");
    assertThat(accepted.json().get("state").asText()).isEqualTo("live");
    assertThat(config(theirs, "me@acme.io").json().get("method").asText())
        .isEqualTo("industry_prior");
    assertThat(node.http.post(path + "/reject", theirs, "{}").status()).isEqualTo(409);
  }

  @Test
  void config_ofFourEyes_isNeverLiveAtOnce() {
    Tenant careful = node.tenant(Plan.GROWTH);
    String theirs = node.key(careful, Role.INTEGRATOR, Role.ADMIN, Role.ANALYST);
    put(theirs, "/v1/settings/four-eyes", "{\"required\":true}");
    describe(theirs, id(config(theirs, "me@acme.io")), "retail");

    assertThat(config(theirs, "me@acme.io").json().get("method").asText()).isEqualTo("default");
    assertThat(proposals(theirs, "?state=proposed")).hasSize(1);
  }

  @Test
  void client_forgotten_isSomebodyNew() {
    String id = id(config(key, "gone@acme.io"));
    describe(id, "retail");
    config(key, "gone@acme.io");
    feedback(id, "lead-1", "converted");

    Http.Reply deleted = node.http.send("DELETE", "/v1/clients/" + id, null, "X-API-Key", key);

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(node.http.get("/v1/clients/" + id, "X-API-Key", key).status()).isEqualTo(404);
    assertThat(proposals(key, "?client_id=" + id)).isEmpty();
    assertThat(score("", "gone@acme.io", "").json().get("method").asText()).isEqualTo("default");
    assertThat(feedback(id, "lead-1", "converted").status()).isEqualTo(404);
    JsonNode again = config(key, "gone@acme.io").json();
    assertThat(again.get("is_new_client").asBoolean()).isTrue();
    assertThat(again.get("client_id").asText()).isNotEqualTo(id);
  }

  @Test
  void client_ofAnotherTenant_isNotThere() {
    String id = id(config(key, "mine@acme.io"));
    String theirs = node.key(node.tenant(Plan.GROWTH), Role.INTEGRATOR, Role.ADMIN);

    assertThat(node.http.get("/v1/clients/" + id, "X-API-Key", theirs).status()).isEqualTo(404);
    assertThat(node.http.send("DELETE", "/v1/clients/" + id, null, "X-API-Key", theirs).status())
        .isEqualTo(404);
    assertThat(node.http.get("/v1/clients/" + id, "X-API-Key", key).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"converted,1.0", "replied,0.5", "clicked,0.3", "ignored,-0.5", "bounced,-1.0"})
  void feedback_action_isRewardedAsDocumented(String action, double reward) {
    Http.Reply reply = feedback(id(config(key, "reward@acme.io")), "lead " + action, action);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("status").asText()).isEqualTo("recorded");
    assertThat(reply.json().get("reward").asDouble()).isEqualTo(reward);
  }

  @Test
  void feedback_saidTwice_countsOnce_andTheLastWordCounts() {
    String id = id(config(key, "twice@acme.io"));

    feedback(id, "lead-1", "clicked");
    feedback(id, "lead-1", "clicked");
    feedback(id, "lead-1", "converted");
    feedback(id, "17", "ignored");
    node.http.send("POST", "/feedback", body(id, "17", "ignored").replace("\"17\"", "17"));

    JsonNode outcomes = client(key, id).get("outcomes");
    assertThat(outcomes.toString())
        .isEqualTo("{\"converted\":1,\"replied\":0,\"clicked\":0,\"ignored\":1,\"bounced\":0}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"won", "", "retracted", "CONVERTED"})
  void feedback_unknownAction_namesTheFive(String action) {
    Http.Reply reply = feedback(id(config(key, "action@acme.io")), "lead-1", action);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("error").asText())
        .isEqualTo(
            "Invalid request body: action must be one of converted, replied, clicked, ignored,"
                + " bounced");
  }

  @Test
  void feedback_badRequest_isRefused() {
    String id = id(config(key, "bad@acme.io"));
    String other = id(config(node.key(node.tenant(Plan.GROWTH), Role.INTEGRATOR), "a@b.io"));

    assertThat(feedback("c-17", "lead-1", "converted").status()).isEqualTo(404);
    assertThat(feedback(other, "lead-1", "converted").status()).isEqualTo(404);
    assertThat(feedback(id, " ", "converted").status()).isEqualTo(400);
    assertThat(feedback(id, "x".repeat(257), "converted").status()).isEqualTo(400);
    assertThat(
            node.http
                .send("POST", "/feedback", body(id, "lead-1", "converted").replace(key, "no"))
                .status())
        .isEqualTo(401);
    assertThat(node.http.send("POST", "/feedback", "{}").body())
        .isEqualTo("{\"error\":\"api_key required\"}");
  }

  @Test
  void feedback_ofTheTenantsOwnClient_isTaken() {
    String own = score("", "nobody@acme.io", "").json().get("client_id").asText();

    assertThat(own).isEqualTo(tenant.id().toString());
    assertThat(feedback(own, "lead-1", "replied").status()).isEqualTo(200);
    assertThat(client(key, own).get("own").asBoolean()).isTrue();
  }

  @Test
  void rewards_ofTheTenant_areItsOwn() {
    Tenant other = node.tenant(Plan.GROWTH);
    String theirs = node.key(other, Role.INTEGRATOR, Role.ADMIN);

    put(theirs, "/v1/settings/rewards", "{\"rewards\":{\"clicked\":0.2},\"activate\":true}");
    String id = id(config(theirs, "me@acme.io"));
    String clicked = body(id, "lead-1", "clicked").replace(key, theirs);
    JsonNode settings =
        node.http.get("/v1/settings/rewards", "X-API-Key", theirs).json().get("rewards");

    assertThat(node.http.send("POST", "/feedback", clicked).json().get("reward").asDouble())
        .isEqualTo(0.2);
    assertThat(settings.get("clicked").asDouble()).isEqualTo(0.2);
    assertThat(settings.get("bounced").asDouble()).isEqualTo(-1);
  }

  @Test
  void outcome_retracted_isTakenBack() {
    String id = id(config(key, "retract@acme.io"));
    String outcome = "{\"client_id\":\"%s\",\"lead_id\":\"crm-1\",\"outcome\":\"%s\"}";

    Http.Reply first = node.http.post("/v1/outcomes", key, outcome.formatted(id, "converted"));
    Http.Reply again = node.http.post("/v1/outcomes", key, outcome.formatted(id, "converted"));
    int before = client(key, id).at("/outcomes/converted").asInt();
    Http.Reply retracted = node.http.post("/v1/outcomes", key, outcome.formatted(id, "retracted"));

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(before).isEqualTo(1);
    assertThat(retracted.status()).isEqualTo(201);
    assertThat(client(key, id).at("/outcomes/converted").asInt()).isZero();
  }

  @Test
  void learning_fromSimilarClients_startsANewOneWithWhatTheyHaveInCommon() {
    Tenant market = node.tenant(Plan.GROWTH);
    String theirs = node.key(market, Role.INTEGRATOR, Role.ADMIN, Role.ANALYST);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String id = id(config(theirs, "client" + i + "@acme.io"));
      describe(theirs, id, "falconry");
      ids.add(id);
    }
    String late = id(config(theirs, "late@acme.io"));
    describe(theirs, late, "falconry");
    for (String id : ids.subList(0, 4)) {
      tell(theirs, id);
    }
    assertThat(config(theirs, "late@acme.io").json().get("method").asText()).isEqualTo("default");

    tell(theirs, ids.get(4));
    JsonNode config = config(theirs, "late@acme.io").json();

    assertThat(config.get("method").asText()).isEqualTo("similar_clients");
    assertThat(config.at("/weights/company_size_bucket").asDouble()).isGreaterThan(0.2);
    double sum = 0;
    for (JsonNode weight : config.get("weights")) {
      assertThat(weight.asDouble()).isNotNegative();
      sum += weight.asDouble();
    }
    assertThat(sum).isCloseTo(1, Offset.offset(1e-9));
    assertThat(
            proposals(theirs, "?client_id=" + late)
                .at("/0/provenance/similar_clients/at_least")
                .asInt())
        .isEqualTo(5);
  }

  @Test
  void learning_byItself_looksAtClientsThatChanged_andThenAtThoseTheyTeach() {
    Tenant market = node.tenant(Plan.GROWTH);
    String theirs = node.key(market, Role.INTEGRATOR, Role.ADMIN, Role.ANALYST);
    String idle = id(config(theirs, "idle@acme.io"));
    describe(theirs, idle, "glassblowing");
    learnUntilNothingIsNew(market);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String id = id(config(theirs, "teacher" + i + "@acme.io"));
      describe(theirs, id, "glassblowing");
      tell(theirs, id);
      ids.add(id);
    }

    learnUntilNothingIsNew(market);

    for (String id : ids) {
      assertThat(proposals(theirs, "?client_id=" + id)).as(id).isNotEmpty();
    }
    assertThat(client(theirs, idle).get("method").asText()).isEqualTo("similar_clients");
    String before = proposals(theirs, "?client_id=" + ids.get(0)).toString();
    put(
        theirs,
        "/v1/settings/rewards",
        "{\"rewards\":{\"converted\":-1,\"ignored\":1},\"activate\":true}");
    learnUntilNothingIsNew(market);
    assertThat(proposals(theirs, "?client_id=" + ids.get(0)).toString()).isNotEqualTo(before);
    assertThat(client(theirs, ids.get(0)).at("/weights/company_size_bucket").asDouble())
        .isLessThan(0.1);
  }

  /** As the node does each minute; other tests leave clients that are looked at too. */
  private void learnUntilNothingIsNew(Tenant of) {
    for (int i = 0; i < 12; i++) {
      node.parts.learning().learner().learn(List.of(of.id()));
    }
  }

  /** Heads of companies buy, others do not. */
  private void tell(String apiKey, String id) {
    for (int i = 0; i < 8; i++) {
      String lead =
          "{\"email\":\"l%d@x.io\",\"job_title\":\"%s\"}"
              .formatted(i, i % 2 == 0 ? "CEO" : "clerk");
      String told =
          body(id, "lead-" + i, i % 2 == 0 ? "converted" : "ignored")
              .replace(key, apiKey)
              .replace("}", ",\"lead\":" + lead + "}");
      assertThat(node.http.send("POST", "/feedback", told).status()).isEqualTo(200);
    }
  }

  private Http.Reply config(String apiKey, String email) {
    return node.http.send(
        "POST", "/config", "{\"email\":\"%s\",\"api_key\":\"%s\"}".formatted(email, apiKey));
  }

  private static String id(Http.Reply config) {
    return config.json().get("client_id").asText();
  }

  private Http.Reply feedback(String client, String lead, String action) {
    return node.http.send("POST", "/feedback", body(client, lead, action));
  }

  private String body(String client, String lead, String action) {
    return "{\"client_id\":\"%s\",\"lead_id\":\"%s\",\"action\":\"%s\",\"api_key\":\"%s\"}"
        .formatted(client, lead, action, key);
  }

  private Http.Reply score(String query, String email, String client) {
    return node.http.send(
        "POST",
        "/leads" + query,
        """
        {"api_key":"%s","email":"%s","client_id":"%s","leads":[{"email":"jo@x.io"}]}"""
            .formatted(key, email, client));
  }

  private void describe(String id, String industry) {
    describe(key, id, industry);
  }

  private void describe(String apiKey, String id, String industry) {
    put(apiKey, "/v1/clients/" + id, "{\"profile\":{\"industry\":\"%s\"}}".formatted(industry));
  }

  private void put(String apiKey, String path, String body) {
    Http.Reply reply =
        node.http.send("PUT", path, body, "X-API-Key", apiKey, "Content-Type", "application/json");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  private JsonNode proposals(String apiKey, String query) {
    return node.http.get("/v1/proposals" + query, "X-API-Key", apiKey).json().get("items");
  }

  private JsonNode client(String apiKey, String id) {
    return node.http.get("/v1/clients/" + id, "X-API-Key", apiKey).json();
  }
}
