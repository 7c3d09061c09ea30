package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handing out what is held of a person, and forgetting it. */
@ExtendWith(NodeExtension.class)
final class PrivacyRoutesTest {
  private static final String LEAD =
      "{\"name\":\"Zebulon Quixworthy\",\"Mail\":\"Zeb@Quixworthy-Labs.com\",\"tel\":\"020 7946 0958\",\"country\":\"UK\"}";

  private final TestNode node;
  private final String key;
  private final String other;

  PrivacyRoutesTest(TestNode node) {
    this.node = node;
    Tenant tenant = node.tenant(Plan.GROWTH);
    key = node.key(tenant, Role.ADMIN, Role.INTEGRATOR, Role.AUDITOR);
    other = node.key(node.tenant(Plan.GROWTH), Role.ADMIN, Role.INTEGRATOR, Role.AUDITOR);
  }

  private String decide(String leadId) {
    Http.Reply reply =
        node.http.post(
            "/v1/decisions",
            key,
            "{\"pack\":\"lead-quality\",\"lead_id\":\"%s\",\"lead\":%s}".formatted(leadId, LEAD));
    return reply.header("X-Decision-Id");
  }

  private String decideUnnamed(String lead) {
    return node.http.post("/api/score-lead", key, lead).header("X-Decision-Id");
  }

  private Http.Reply get(String path) {
    return node.http.get(path, "X-API-Key", key);
  }

  private Http.Reply put(String path, String body) {
    return node.http.send("PUT", path, body, "X-API-Key", key, "Content-Type", "application/json");
  }

  private String status(String decisionId) {
    return get("/v1/decisions/" + decisionId).json().get("status").asText();
  }

  private JsonNode erase(String body) {
    Http.Reply reply = node.http.post("/v1/erasures", key, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private int delete(String leadId, String by) {
    return node.http.send("DELETE", "/v1/leads/" + leadId, null, "X-API-Key", by).status();
  }

  @Test
  void delete_lead_isGoneFromEverythingButItsScores() {
    String decision = decide("crm-1");
    JsonNode before = get("/v1/decisions/" + decision).json();

    assertThat(delete("crm-1", key)).isEqualTo(204);

    JsonNode after = get("/v1/decisions/" + decision).json();
    assertThat(after.get("score")).isEqualTo(before.get("score"));
    assertThat(after.get("receipt")).isEqualTo(before.get("receipt"));
    assertThat(status(decision)).isEqualTo("erased");
    assertThat(get("/v1/leads/crm-1/history").status()).isEqualTo(404);
    assertThat(get("/v1/leads/crm-1/export").status()).isEqualTo(404);
    assertThat(get("/v1/decisions?email=zeb@quixworthy-labs.com").json().get("items")).isEmpty();
    assertThat(
            node.http
                .send("POST", "/v1/decisions/" + decision + "/replay", null, "X-API-Key", key)
                .json()
                .get("verdict")
                .asText())
        .isEqualTo("INPUT_ERASED");
    assertThat(delete("crm-1", key)).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "email,     `{\"email\":\"zeb@quixworthy-labs.com\"}`",
        "phone,     `{\"phone\":\"+44 20 7946 0958\"}`",
        "lead_id,   `{\"lead_id\":\"zeb@quixworthy-labs.com\"}`",
        "lead_id,"
      })
  void erasure_standsInTheTrail_withoutWhomItIsAbout(String askedBy, @Nullable String body) {
    decide("zeb@quixworthy-labs.com");
    if (body == null) {
      delete("zeb@quixworthy-labs.com", key);
    } else {
      erase(body);
    }
    erase("{\"%s\":\"020 7946 0000\"}".formatted(askedBy));

    Http.Reply trail = get("/v1/audit");

    JsonNode nobody = trail.json().at("/items/0");
    JsonNode somebody = trail.json().at("/items/1");
    assertThat(nobody.at("/details/leads").asText()).isEqualTo("0");
    assertThat(nobody.at("/details/asked")).isNotEqualTo(somebody.at("/details/asked"));
    assertThat(somebody.get("step").asText()).isEqualTo("erasure.carried_out");
    assertThat(somebody.get("subject").asText()).isEqualTo(askedBy);
    assertThat(somebody.get("by").asText()).isEqualTo("test");
    assertThat(somebody.at("/details/leads").asText()).isEqualTo("1");
    assertThat(somebody.at("/details/decisions").asText()).isEqualTo("1");
    assertThat(somebody.at("/details/asked").asText()).matches("1\\.[A-Za-z0-9_-]{43}");
    assertThat(trail.body())
        .doesNotContainIgnoringCase("quixworthy")
        .doesNotContain("442079460958");
    assertThat(node.http.get("/v1/audit", "X-API-Key", other).body())
        .doesNotContain("erasure.carried_out");
  }

  @Test
  void delete_leadOfAnotherTenant_isNotFound() {
    String decision = decide("crm-1");

    assertThat(delete("crm-1", other)).isEqualTo(404);

    assertThat(status(decision)).isEqualTo("scored");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"email\":\" zeb@QUIXWORTHY-labs.com\"}",
        "{\"phone\":\"+44 20 7946-0958\"}",
        "{\"phone\":\"020 7946 0958\",\"country\":\"United Kingdom\"}"
      })
  void erase_personInAnySpelling_leadsAndDecisionsWithoutOne(String whom) {
    String named = decide("crm-1");
    String unnamed = decideUnnamed(LEAD);
    String somebodyElse = decideUnnamed("{\"email\":\"ana@acme-labs.com\"}");

    JsonNode erased = erase(whom);

    assertThat(erased.toString()).isEqualTo("{\"leads\":1,\"decisions\":2}");
    assertThat(status(named)).isEqualTo("erased");
    assertThat(status(unnamed)).isEqualTo("erased");
    assertThat(status(somebodyElse)).isEqualTo("scored");
    assertThat(erase(whom).toString()).isEqualTo("{\"leads\":0,\"decisions\":0}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'email':['p1@two-labs.org','P2@two-labs.org']};email;p2@two-labs.org",
        "{'email':'p1@two-labs.org','mail':'Pia <p2@two-labs.org>'};email;p2@two-labs.org",
        "{'emails':[{'value':'p1@two-labs.org'},{'value':'p2@two-labs.org'}]};email;p2@two-labs.org",
        "{'phone':'612 345 678','mobile':'612 345 679','country':'ES'};phone;+34612345679",
      })
  void erase_byASecondAddressOrNumber_reachesAllThatHoldIt(String lead, String by, String whom) {
    String sent = lead.replace('\'', '"');
    String search = "/v1/decisions?" + by + "=" + whom.replace("+", "%2B");
    String unnamed = decideUnnamed(sent);
    assertThat(put("/v1/leads/z7", sent).status()).isEqualTo(201);
    assertThat(get(search).json().get("items")).hasSizeGreaterThan(1);

    JsonNode erased = erase("{\"%s\":\"%s\"}".formatted(by, whom));

    assertThat(erased.get("leads").asInt()).isEqualTo(1);
    assertThat(status(unnamed)).isEqualTo("erased");
    assertThat(get("/v1/leads/z7").status()).isEqualTo(404);
    assertThat(get(search).json().get("items")).isEmpty();
  }

  @Test
  void erase_byTheAddressOfSomebodyElseInALead_leavesTheLead() {
    String decision =
        decideUnnamed("{\"email\":\"p1@two-labs.org\",\"owner_email\":\"seller@our-labs.org\"}");

    assertThat(erase("{\"email\":\"seller@our-labs.org\"}").get("decisions").asInt()).isZero();

    assertThat(status(decision)).isEqualTo("scored");
  }

  @Test
  void erase_byLeadIdOrDecision() {
    decide("crm-1");
    String nameless = decideUnnamed("{\"message\":\"call me\"}");

    assertThat(erase("{\"lead_id\":\"crm-1\"}").get("leads").asInt()).isEqualTo(1);
    assertThat(erase("{\"decision_id\":\"" + nameless + "\"}").get("decisions").asInt())
        .isEqualTo(1);

    assertThat(status(nameless)).isEqualTo("erased");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"email\":\"a@b.example\",\"lead_id\":\"crm-1\"}",
        "{\"email\":\"\"}",
        "{\"email\":17}",
        "{\"decision_id\":\"x\"}",
        "{\"name\":\"Zebulon\"}",
        "{\"country\":\"UK\"}",
        "{\"email\":\"zeb@quixworthy-labs.com\",\"country\":\"UK\"}",
        "{\"phone\":\"020 7946 0958\",\"country\":\"Atlantis\"}"
      })
  void erase_notExactlyOnePerson_isRefused(String body) {
    String decision = decide("crm-1");

    assertThat(node.http.post("/v1/erasures", key, body).status()).isEqualTo(400);

    assertThat(status(decision)).isEqualTo("scored");
  }

  @Test
  void export_lead_allThatIsHeldInClear() {
    String first = decide("crm-1");
    String second = decide("crm-1");
    decide("crm-2");
    String told = "{\"lead_id\":\"%s\",\"outcome\":\"%s\"}";
    node.http.post("/v1/outcomes", key, told.formatted("crm-1", "replied"));
    node.http.post("/v1/outcomes", key, told.formatted("crm-2", "bounced"));

    JsonNode export = get("/v1/leads/crm-1/export").json();

    assertThat(export.get("lead_id").asText()).isEqualTo("crm-1");
    assertThat(export.at("/outcomes/0/outcome").asText()).isEqualTo("replied");
    assertThat(export.at("/outcomes/0/seen/lead_id").asText()).isEqualTo("crm-1");
    assertThat(export.get("outcomes")).hasSize(1);
    assertThat(export.get("decisions").findValuesAsText("decision_id"))
        .containsExactly(second, first);
    JsonNode latest = export.at("/decisions/0");
    assertThat(latest.at("/sent/Mail").asText()).isEqualTo("Zeb@Quixworthy-Labs.com");
    assertThat(latest.at("/lead/email/address").asText()).isEqualTo("Zeb@quixworthy-labs.com");
    assertThat(latest.get("decision"))
        .isEqualTo(get("/v1/decisions/" + second + "?explain=true").json());
    assertThat(node.http.get("/v1/leads/crm-1/export", "X-API-Key", other).status()).isEqualTo(404);
  }

  @Test
  void export_keptLead_withAllThatHappenedToIt() {
    String path = "/v1/leads/kept-1";
    String lead = "{\"name\":\"Zebulon Quixworthy\",\"email\":\"zeb@quixworthy-labs.com\"}";
    assertThat(put(path, lead).status()).isEqualTo(201);
    for (int i = 0; i < 3; i++) {
      String activity =
          "{\"type\":\"call\",\"activity_id\":\"a%d\",\"details\":{\"said\":\"tent %d\"}}";
      assertThat(node.http.post(path + "/activities", key, activity.formatted(i, i)).status())
          .isEqualTo(201);
    }
    String override = "{\"score\":90,\"reason\":\"Met at a fair\"}";
    assertThat(node.http.post(path + "/override", key, override).status()).isEqualTo(200);

    JsonNode export = get(path + "/export").json();

    assertThat(export.at("/kept/lead")).isEqualTo(get(path).json());
    assertThat(export.at("/kept/lead").toString()).contains("Met at a fair");
    assertThat(export.at("/kept/activities"))
        .isEqualTo(get(path + "/activities").json().get("items"));
    assertThat(export.at("/kept/activities").findValuesAsText("said"))
        .containsExactlyInAnyOrder("tent 0", "tent 1", "tent 2");
    assertThat(export.get("decisions")).isNotEmpty();
    decide("only-decided");
    assertThat(get("/v1/leads/only-decided/export").json().get("kept").isNull()).isTrue();
  }

  @Test
  void export_moreThanAPage_holdsEveryDecisionOnce() {
    for (int i = 0; i < 205; i++) {
      decide("crm-many");
    }

    assertThat(get("/v1/leads/crm-many/export").json().findValuesAsText("decision_id"))
        .hasSize(205)
        .doesNotHaveDuplicates();
  }
}
