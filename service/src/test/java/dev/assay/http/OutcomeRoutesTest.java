package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of leads: told, listed, counted and taken back. */
@ExtendWith(NodeExtension.class)
final class OutcomeRoutesTest {
  private static final String GOOD =
      """
      {"email":"ana@acme.example","company":"Acme","job_title":"CEO","lead_status":"qualified",
       "email_opens":10,"email_clicks":3,"phone":"+34612345679","first_name":"Ana"}
      """;
  private static final String BAD = "{\"email\":\"bo@acme.example\"}";

  private final TestNode node;
  private final Tenant tenant;
  private final String key;

  OutcomeRoutesTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.UNLIMITED);
    key = node.key(tenant, Role.INTEGRATOR, Role.ANALYST, Role.ADMIN);
  }

  private JsonNode get(String path) {
    Http.Reply reply = node.http.get(path, "X-API-Key", key);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  /** Decides on a lead and keeps the decision. */
  private JsonNode decided(String leadId, String lead) {
    String body = "{\"pack\":\"icp-match\",\"lead_id\":\"%s\",\"lead\":%s}".formatted(leadId, lead);
    return node.http.post("/v1/decisions", key, body).json();
  }

  private void tell(String leadId, String outcome) {
    tell("{\"lead_id\":\"%s\",\"outcome\":\"%s\"}".formatted(leadId, outcome));
  }

  private void tell(String body) {
    assertThat(node.http.post("/v1/outcomes", key, body).status()).isEqualTo(201);
  }

  private JsonNode items(String query) {
    return get("/v1/outcomes" + query).get("items");
  }

  private Http.Reply retract(JsonNode item, String apiKey) {
    return node.http.post(
        "/v1/outcomes/" + item.get("outcome_id").asText() + "/retract", apiKey, "");
  }

  @Test
  void outcome_ofADecidedLead_isListedWithItsDecisionAndScore() {
    JsonNode decision = decided("crm-1", GOOD);
    tell("crm-1", "converted");

    JsonNode item = items("").get(0);

    assertThat(item.get("lead_id").asText()).isEqualTo("crm-1");
    assertThat(item.get("decision_id")).isEqualTo(decision.get("decision_id"));
    assertThat(item.get("score")).isEqualTo(decision.get("score"));
    assertThat(item.get("band")).isEqualTo(decision.get("band"));
    assertThat(item.get("reward").asDouble()).isEqualTo(1);
    assertThat(item.get("told_by").asText()).isNotEmpty();
    assertThat(item.get("stands").asBoolean()).isTrue();
  }

  @Test
  void outcome_withItsLead_hasItsScoreAndNoDecision() {
    tell("{\"lead_id\":\"crm-1\",\"outcome\":\"clicked\",\"lead\":" + GOOD + "}");
    tell("crm-2", "bounced");

    JsonNode both = items("");

    assertThat(both.get(1).get("decision_id").isNull()).isTrue();
    assertThat(both.get(1).get("score").asInt()).isPositive();
    assertThat(both.get(0).get("score").isNull()).isTrue();
    assertThat(both.get(0).get("band").isNull()).isTrue();
  }

  @Test
  void list_inPages_holdsEachOnce_ofThisTenantAlone() {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      tell("crm-" + i, i % 2 == 0 ? "converted" : "ignored");
      told.add(0, "crm-" + i);
    }
    String theirs = node.key(node.tenant(Plan.UNLIMITED), Role.INTEGRATOR);

    List<String> seen = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = get("/v1/outcomes?limit=2" + next);
      page.get("items").forEach(item -> seen.add(item.get("lead_id").asText()));
      next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asText();
    } while (!next.isEmpty());

    assertThat(seen).containsExactlyInAnyOrderElementsOf(told);
    assertThat(items("?outcome=ignored")).hasSize(2);
    assertThat(items("?client_id=" + tenant.id())).hasSize(5);
    assertThat(node.http.get("/v1/outcomes", "X-API-Key", theirs).json().get("items")).isEmpty();
    JsonNode first = items("").get(0);
    assertThat(retract(first, theirs).status()).isEqualTo(404);
    assertThat(items("").get(0)).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"outcome=won", "client_id=me", "after=x", "limit=0", "limit=201", "lead=crm-1"})
  void list_ofWhatIsUnknown_isRefused(String query) {
    assertThat(node.http.get("/v1/outcomes?" + query, "X-API-Key", key).status()).isEqualTo(400);
  }

  @Test
  void retraction_countsOnce_andLeavesBothInTheList() {
    decided("crm-1", GOOD);
    tell("crm-1", "converted");
    JsonNode told = items("").get(0);

    Http.Reply first = retract(told, key);
    Http.Reply again = retract(told, key);

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.json().get("outcome").asText()).isEqualTo("retracted");
    assertThat(again.json()).isEqualTo(first.json());
    JsonNode both = items("");
    assertThat(both).hasSize(2);
    assertThat(both.get(0).get("outcome").asText()).isEqualTo("retracted");
    assertThat(both.get(0).get("lead_id").asText()).isEqualTo("crm-1");
    assertThat(both).allMatch(item -> !item.get("stands").asBoolean());
    assertThat(get("/v1/outcomes/conversion").get("leads").asInt()).isZero();
    tell("crm-1", "replied");
    assertThat(items("?outcome=replied").get(0).get("stands").asBoolean()).isTrue();
    assertThat(retract(told, key).status()).isEqualTo(409);
  }

  @Test
  void retraction_ofWhatIsNotTheLastWord_isRefused() {
    tell("crm-1", "clicked");
    JsonNode told = items("").get(0);
    tell("crm-1", "converted");

    assertThat(retract(told, key).status()).isEqualTo(409);
    assertThat(items("")).hasSize(2);
    assertThat(retract(items("?outcome=converted").get(0), node.key(tenant, Role.ANALYST)).status())
        .isEqualTo(403);
  }

  @Test
  void conversion_countsByBandAndRange_withLift() {
    JsonNode good = decided("crm-1", GOOD);
    JsonNode bad = decided("crm-2", BAD);
    decided("crm-3", BAD);
    tell("crm-1", "converted");
    tell("crm-2", "ignored");
    tell("crm-3", "clicked");
    tell("crm-4", "converted");

    JsonNode conversion = get("/v1/outcomes/conversion");

    assertThat(good.get("band")).isNotEqualTo(bad.get("band"));
    assertThat(conversion.get("leads").asInt()).isEqualTo(3);
    assertThat(conversion.get("conversion").asDouble()).isEqualTo(0.3333);
    assertThat(conversion.get("without_score").asInt()).isEqualTo(1);
    JsonNode best = of(conversion.get("bands"), "band", good.get("band"));
    JsonNode worst = of(conversion.get("bands"), "band", bad.get("band"));
    assertThat(best.get("lift").asDouble()).isEqualTo(3);
    assertThat(worst.get("leads").asInt()).isEqualTo(2);
    assertThat(worst.get("lift").asDouble()).isZero();
    assertThat(conversion.get("bands").get(0).get("band").asText()).isEqualTo("Hot Lead");
    JsonNode range = conversion.get("scores").get(Math.min(9, good.get("score").asInt() / 10));
    assertThat(range.get("mean_score").asInt()).isEqualTo(good.get("score").asInt());
    assertThat(range.get("converted").asInt()).isEqualTo(1);
    assertThat(get("/v1/outcomes/conversion?client_id=" + tenant.id())).isEqualTo(conversion);
  }

  private static JsonNode of(JsonNode list, String name, JsonNode value) {
    for (JsonNode each : list) {
      if (each.get(name).equals(value)) {
        return each;
      }
    }
    throw new AssertionError("no " + value + " in " + list);
  }

  @Test
  void lead_erased_isInNoListAndNoCount() {
    decided("crm-1", GOOD);
    tell("crm-1", "converted");

    Http.Reply erased = node.http.post("/v1/erasures", key, "{\"lead_id\":\"crm-1\"}");

    assertThat(erased.json().get("leads").asInt()).isEqualTo(1);
    assertThat(items("")).isEmpty();
    assertThat(get("/v1/outcomes/conversion").get("leads").asInt()).isZero();
  }

  private void tellOfInitech(String leadId, String outcome) {
    tell(
        """
        {"lead_id":"%s","outcome":"%s","lead":{"email":"%s@initech.de","company":"Initech"}}"""
            .formatted(leadId, outcome, leadId));
  }

  private int customers() {
    return get("/v1/customers").get("items").size();
  }

  @Test
  void retraction_takesTheCustomerBack_thatNothingElseTellsOf() {
    tellOfInitech("crm-1", "converted");
    tellOfInitech("crm-2", "converted");
    assertThat(customers()).isEqualTo(1);

    retract(items("").get(0), key);
    assertThat(customers()).isEqualTo(1);
    tell("crm-1", "retracted");

    assertThat(customers()).isZero();
  }

  @Test
  void retraction_ofSomethingElse_leavesTheCustomer() {
    tellOfInitech("crm-1", "converted");
    tellOfInitech("crm-2", "clicked");

    retract(items("?outcome=clicked").get(0), key);

    assertThat(customers()).isEqualTo(1);
  }

  @Test
  void retraction_leavesACustomerThatSomebodyPut() {
    put("/v1/customers/initech.de", "{\"domain\":\"initech.de\",\"traits\":{}}");
    tellOfInitech("crm-1", "converted");
    retract(items("").get(0), key);
    assertThat(customers()).isEqualTo(1);

    tell(
        """
        {"lead_id":"crm-3","outcome":"converted","lead":{"email":"jo@hooli.de","company":"H"}}""");
    put("/v1/customers/hooli.de", "{\"domain\":\"hooli.de\",\"traits\":{}}");
    retract(items("").get(0), key);

    assertThat(customers()).isEqualTo(2);
  }

  @Test
  void retraction_leavesACustomerWhoseLeadIsWonInTheCrm_untilThatIsNoLongerSo() {
    put("/v1/leads/crm-9", "{\"email\":\"bo@initech.de\",\"company\":\"Initech\"}");
    post("/v1/leads/crm-9/status", "{\"status\":\"converted\"}");
    tellOfInitech("crm-1", "converted");

    retract(items("").get(0), key);
    assertThat(customers()).isEqualTo(1);
    post("/v1/leads/crm-9/status", "{\"status\":\"open\"}");

    assertThat(customers()).isZero();
  }

  private void put(String path, String body) {
    Http.Reply reply =
        node.http.send("PUT", path, body, "X-API-Key", key, "Content-Type", "application/json");
    assertThat(reply.status()).as(reply.body()).isLessThan(300);
  }

  private void post(String path, String body) {
    Http.Reply reply = node.http.post(path, key, body);
    assertThat(reply.status()).as(reply.body()).isLessThan(300);
  }
}
