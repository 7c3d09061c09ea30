package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes of leads over HTTP: owners, alerts and nurture. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WorkflowTest {
  private static final String TWO_OWNERS =
      "{\"owners\":{\"owners\":[{\"owner\":\"ana\"},{\"owner\":\"ben\"}]},\"activate\":true}";

  private final TestNode node = TestNode.start();

  /** Of its own: time passes here. */
  @AfterAll
  void close() {
    node.close();
  }

  /** A new tenant, whose leads get the scores that people give them. */
  private final class Customer {
    final Tenant tenant = node.tenant(Plan.UNLIMITED);
    final String key = node.key(tenant, Role.INTEGRATOR, Role.ANALYST, Role.AUDITOR, Role.ADMIN);
    final Instant start = node.clock.instant();
    private long seen = node.newestEvent();

    Http.Reply put(String path, String body) {
      return node.http.send(
          "PUT", path, body, "X-API-Key", key, "Content-Type", "application/json");
    }

    JsonNode post(String path, String body) {
      Http.Reply reply = node.http.post(path, key, body);
      assertThat(reply.status()).as(reply.body()).isIn(200, 201);
      return reply.json();
    }

    JsonNode get(String path) {
      return node.http.get(path, "X-API-Key", key).json();
    }

    void settings(String section, String body) {
      Http.Reply kept = put("/v1/settings/" + section, body);
      assertThat(kept.json().path("active").asBoolean()).as(kept.body()).isTrue();
    }

    void lead(String lead) {
      assertThat(put("/v1/leads/" + lead, "{\"job_title\":\"Founder\"}").status()).isEqualTo(201);
    }

    JsonNode scores(String lead, int score) {
      return post(
          "/v1/leads/" + lead + "/override",
          "{\"score\":%d,\"reason\":\"a test\"}".formatted(score));
    }

    void onDay(String lead, int day) {
      Instant then = start.plus(Duration.ofDays(day)).plusSeconds(60);
      node.clock.move(Duration.between(node.clock.instant(), then));
      post("/v1/leads/" + lead + "/recompute", "");
    }

    void happens(String lead, String type, int day) {
      Instant at = start.plus(Duration.ofDays(day)).plusSeconds(60);
      post(
          "/v1/leads/" + lead + "/activities",
          "{\"type\":\"%s\",\"at\":\"%s\"}".formatted(type, at));
    }

    JsonNode workflow(String lead) {
      return get("/v1/leads/" + lead).path("workflow");
    }

    List<String> acts(String lead) {
      return workflow(lead).path("acts").findValuesAsText("act");
    }

    int workflowDecisions() {
      return get("/v1/decisions?pack=crm-workflow&limit=200").path("items").size();
    }

    /** What happened since this was asked last, but for scores. */
    List<String> events() {
      long newest = node.newestEvent();
      List<String> events = new ArrayList<>();
      for (JsonNode item : get("/v1/events?limit=100&after=" + seen).path("items")) {
        JsonNode data = item.path("data");
        switch (item.path("type").asText()) {
          case "lead.scored" -> {}
          case "lead.band_crossed" ->
              events.add(
                  "%s-%s %s alert=%s"
                      .formatted(
                          data.path("previous").asText(),
                          data.path("new").asText(),
                          data.path("direction").asText(),
                          data.path("alert").asText()));
          case "lead.assigned" -> events.add("assigned " + data.path("owner").asText());
          default -> events.add(item.path("type").asText().substring("lead.".length()));
        }
      }
      seen = newest;
      return events;
    }
  }

  @Test
  void alert_onTheWayUpAlone_andOnceHoweverTheScoreWavers() {
    Customer us = new Customer();
    us.lead("jane");
    assertThat(us.events()).isEmpty();

    us.scores("jane", 69);
    assertThat(us.events()).containsExactly("cold-warm up alert=false");
    us.scores("jane", 72);
    assertThat(us.events()).containsExactly("warm-hot up alert=true");
    // The margin is 5 points: 65 is still hot, though the score alone is warm.
    us.scores("jane", 68);
    us.scores("jane", 70);
    assertThat(us.scores("jane", 65).path("score_band").asText()).isEqualTo("warm");
    us.scores("jane", 70);
    assertThat(us.events()).isEmpty();
    us.scores("jane", 64);
    assertThat(us.events()).containsExactly("hot-warm down alert=false");
    us.scores("jane", 69);
    assertThat(us.events()).isEmpty();
    us.scores("jane", 70);
    assertThat(us.events()).containsExactly("warm-hot up alert=true");
    us.scores("jane", 3);
    assertThat(us.events()).containsExactly("hot-cold down alert=false");

    assertThat(us.acts("jane")).containsExactly("alert", "alert");
    assertThat(us.workflow("jane").path("owner").isNull()).isTrue();
  }

  @Test
  void hysteresis_ofATenantsOwn_none() {
    Customer us = new Customer();
    us.settings("crm", "{\"crm\":{\"hysteresis\":0},\"activate\":true}");
    us.lead("jane");
    us.scores("jane", 70);
    us.scores("jane", 69);
    us.scores("jane", 70);

    assertThat(us.events())
        .containsExactly(
            "cold-hot up alert=true", "hot-warm down alert=false", "warm-hot up alert=true");
  }

  @Test
  void owners_inTurn_eachLeadOnce() {
    Customer us = new Customer();
    us.settings("owners", TWO_OWNERS);
    for (String lead : List.of("a", "b", "c")) {
      us.lead(lead);
      us.scores(lead, 80);
    }
    assertThat(us.events())
        .containsExactly(
            "cold-hot up alert=true",
            "assigned ana",
            "cold-hot up alert=true",
            "assigned ben",
            "cold-hot up alert=true",
            "assigned ana");
    us.scores("a", 10);
    us.scores("a", 90);

    assertThat(us.events()).containsExactly("hot-cold down alert=false", "cold-hot up alert=true");
    assertThat(us.get("/v1/leads?owner=ana").path("items").findValuesAsText("lead_id"))
        .containsExactly("a", "c");
    assertThat(us.get("/v1/leads?owner=nobody").path("items")).isEmpty();
    JsonNode workflow = us.workflow("b");
    assertThat(workflow.path("owner").asText()).isEqualTo("ben");
    assertThat(workflow.path("queue").asText()).isEqualTo("first");
    assertThat(workflow.path("queue_priority").asInt()).isEqualTo(80);
    for (JsonNode act : workflow.path("acts")) {
      String decision = "/v1/decisions/" + act.path("decision_id").asText();
      assertThat(us.get(decision).path("pack").asText()).isEqualTo("crm-workflow");
      assertThat(us.post(decision + "/replay", "{}").path("verdict").asText()).isEqualTo("EXACT");
    }
  }

  @Test
  void owners_withNoRoom_getNoneUntilALeadIsClosed() {
    Customer us = new Customer();
    us.settings(
        "owners",
        """
        {"owners":{"strategy":"by_load","owners":[{"owner":"ana","weight":2,"capacity":2},\
        {"owner":"ben","capacity":1}]},"activate":true}\
        """);
    for (String lead : List.of("a", "b", "c", "d")) {
      us.lead(lead);
      us.scores(lead, 80);
    }
    assertThat(us.events())
        .filteredOn(event -> event.startsWith("assigned"))
        .containsExactly("assigned ana", "assigned ben", "assigned ana");
    assertThat(us.workflow("d").path("owner").isNull()).isTrue();

    us.post("/v1/leads/c/status", "{\"status\":\"converted\"}");
    us.post("/v1/leads/d/recompute", "");
    assertThat(us.events()).containsExactly("assigned ana");
    // One that is open again is one more than she may have, and stays hers.
    us.post("/v1/leads/c/status", "{\"status\":\"open\"}");
    us.lead("e");
    us.scores("e", 80);
    assertThat(us.workflow("e").path("owner").isNull()).isTrue();
    us.post("/v1/leads/c/status", "{\"status\":\"lost\"}");
    us.post("/v1/leads/d/status", "{\"status\":\"unqualified\"}");
    us.post("/v1/leads/e/recompute", "");
    assertThat(us.workflow("e").path("owner").asText()).isEqualTo("ana");
  }

  @Test
  void leads_thatWaitForAnOwnerAtOnePlaceOfTheQueue_getOneInTheOrderInWhichTheyCame() {
    Customer us = new Customer();
    us.settings(
        "owners",
        "{\"owners\":{\"owners\":[{\"owner\":\"ana\",\"capacity\":1}]},\"activate\":true}");
    List<String> leads = List.of("a", "b", "c", "d", "e");
    leads.forEach(us::lead);
    // Not in the order in which they became known.
    List<String> queue = List.of("d", "b", "e", "a", "c");
    for (String lead : queue) {
      us.scores(lead, 84);
      node.clock.move(Duration.ofSeconds(1));
    }

    for (int i = 0; i < queue.size(); i++) {
      assertThat(us.workflow(queue.get(i)).path("owner").asText()).isEqualTo("ana");
      us.post("/v1/leads/" + queue.get(i) + "/status", "{\"status\":\"lost\"}");
      node.leadMemory.refresher().run();
    }
  }

  @Test
  void leads_thatWaitForAnOwner_areToldOnceAndGetOneWhenSomebodyHasRoom() {
    Customer us = new Customer();
    us.settings(
        "owners",
        "{\"owners\":{\"owners\":[{\"owner\":\"ana\",\"capacity\":1}]},\"activate\":true}");
    for (String lead : List.of("a", "c", "b")) {
      us.lead(lead);
      us.scores(lead, lead.equals("c") ? 95 : 80);
      node.clock.move(Duration.ofSeconds(1));
    }
    int said = us.workflowDecisions();
    for (int i = 0; i < 3; i++) {
      us.post("/v1/leads/b/recompute", "");
      node.leadMemory.refresher().run();
    }
    assertThat(us.workflowDecisions()).as("nothing changed").isEqualTo(said);
    us.events();

    // Whoever is first in the queue goes first.
    us.post("/v1/leads/a/status", "{\"status\":\"lost\"}");
    node.leadMemory.refresher().run();
    assertThat(us.events()).containsExactly("assigned ana");
    assertThat(us.workflow("c").path("owner").asText()).isEqualTo("ana");
    assertThat(us.workflow("b").path("owner").isNull()).isTrue();

    // Somebody new.
    us.settings(
        "owners",
        """
        {"owners":{"owners":[{"owner":"ana","capacity":1},{"owner":"ben"}]},"activate":true}\
        """);
    node.leadMemory.refresher().run();
    assertThat(us.workflow("b").path("owner").asText()).isEqualTo("ben");
    node.leadMemory.refresher().run();
    assertThat(us.events()).containsExactly("assigned ben");

    // Who fell meanwhile waits no longer.
    us.settings(
        "owners",
        "{\"owners\":{\"owners\":[{\"owner\":\"cem\",\"capacity\":0}]},\"activate\":true}");
    us.lead("d");
    us.scores("d", 80);
    us.scores("d", 10);
    us.settings("owners", "{\"owners\":{\"owners\":[{\"owner\":\"cem\"}]},\"activate\":true}");
    node.leadMemory.refresher().run();
    assertThat(us.workflow("d").path("owner").isNull()).isTrue();
  }

  @Test
  void owner_namedByAPerson_getsTheLeadAndItCountsAsTheirs() {
    Customer us = new Customer();
    us.settings(
        "owners",
        """
        {"owners":{"strategy":"by_load","owners":[{"owner":"ana","capacity":1},\
        {"owner":"ben","capacity":1}]},"activate":true}\
        """);
    us.lead("a");
    us.scores("a", 80);
    us.lead("cold");
    us.events();
    assertThat(us.workflow("a").path("owner").asText()).isEqualTo("ana");

    JsonNode given =
        us.post("/v1/leads/a/owner", "{\"owner\":\"ben\",\"reason\":\"Ana is on leave\"}");
    assertThat(given.path("owner").asText()).isEqualTo("ben");
    us.post("/v1/leads/a/owner", "{\"owner\":\"ben\"}");
    long before = us.seen;
    assertThat(us.events()).containsExactly("assigned ben");
    JsonNode told = us.get("/v1/events?after=" + before).path("items");
    assertThat(told.get(told.size() - 1).at("/data/previous_owner").asText()).isEqualTo("ana");

    // Ana has room again, Ben has not; a person may give him more.
    us.lead("b");
    us.scores("b", 80);
    assertThat(us.workflow("b").path("owner").asText()).isEqualTo("ana");
    us.post("/v1/leads/cold/owner", "{\"owner\":\"ben\"}");
    assertThat(us.get("/v1/leads?owner=ben").path("items").findValuesAsText("lead_id"))
        .containsExactly("a", "cold");
    // Closed, it is one fewer of those who have it now.
    us.post("/v1/leads/a/status", "{\"status\":\"lost\"}");
    us.post("/v1/leads/cold/status", "{\"status\":\"lost\"}");
    us.lead("c");
    us.scores("c", 80);
    assertThat(us.workflow("c").path("owner").asText()).isEqualTo("ben");

    for (String owner : List.of(" ben", "ben ", "b  n", "b\\tn", "b ".repeat(200_000) + "\\t")) {
      String named = "{\"owner\":\"" + owner + "\"}";
      assertThat(node.http.post("/v1/leads/a/owner", us.key, named).status()).isEqualTo(400);
    }
    us.post("/v1/leads/a/owner", "{\"owner\":\"ben\"}");
    String nobody = "{\"owner\":\"nobody\"}";
    assertThat(node.http.post("/v1/leads/a/owner", us.key, nobody).status()).isEqualTo(409);
    assertThat(node.http.post("/v1/leads/none/owner", us.key, nobody).status()).isEqualTo(404);
    String reader = node.key(us.tenant, Role.AUDITOR);
    assertThat(node.http.post("/v1/leads/a/owner", reader, nobody).status()).isEqualTo(403);
  }

  @Test
  void nurture_afterAWeekWithoutAnAnswer_untilThereIsOne() {
    Customer us = new Customer();
    us.lead("jane");
    us.scores("jane", 50);
    us.onDay("jane", 6);
    assertThat(us.events()).containsExactly("cold-warm up alert=false");
    us.onDay("jane", 7);
    us.onDay("jane", 8);
    assertThat(us.events()).containsExactly("nurture_enrolled");
    assertThat(us.workflow("jane").path("nurture").asText()).isEqualTo("enrolled");
    us.happens("jane", "email_open", 8);
    assertThat(us.events()).isEmpty();
    us.happens("jane", "email_reply", 7);
    assertThat(us.events()).containsExactly("nurture_ended");
    us.onDay("jane", 60);
    assertThat(us.events()).isEmpty();

    assertThat(us.acts("jane")).containsExactly("end_nurture", "nurture");
    assertThat(us.workflow("jane").path("nurture").asText()).isEqualTo("ended");
  }

  @Test
  void nurture_ofThoseWhoAnswered_orWhereItIsOff_never() {
    Customer us = new Customer();
    us.lead("jane");
    us.scores("jane", 50);
    us.happens("jane", "call_connected", 0);
    us.lead("john");
    us.scores("john", 50);
    us.onDay("jane", 30);
    us.settings("nurture", "{\"nurture\":{\"enabled\":false},\"activate\":true}");
    us.onDay("john", 30);
    assertThat(us.events()).doesNotContain("nurture_enrolled");

    us.settings("nurture", "{\"nurture\":{\"after_days\":40},\"activate\":true}");
    us.onDay("john", 39);
    assertThat(us.events()).isEmpty();
    us.onDay("john", 41);
    us.onDay("jane", 41);
    assertThat(us.events()).containsExactly("nurture_enrolled");
  }

  @Test
  void settings_untouched_saySo_andNonsenseIsRefusedWithThePlace() {
    Customer us = new Customer();
    assertThat(us.get("/v1/settings/owners").path("owners").toString())
        .isEqualTo("{\"owners\":[],\"strategy\":\"round_robin\"}");
    assertThat(us.get("/v1/settings/nurture").path("nurture").toString())
        .isEqualTo("{\"after_days\":7,\"enabled\":true}");
    assertThat(us.get("/v1/settings/crm").at("/crm/hysteresis").asInt()).isEqualTo(5);

    List<String[]> cases =
        List.of(
            new String[] {"owners", "{\"owners\":{}}", "/owners"},
            new String[] {
              "owners",
              "{\"owners\":{\"owners\":[{\"owner\":\"a\"},{\"owner\":\"a\"}]}}",
              "'a' stands twice"
            },
            new String[] {
              "owners",
              "{\"owners\":{\"owners\":[{\"owner\":\"a\",\"weight\":0}]}}",
              "/owners/owners/0/weight"
            },
            new String[] {
              "owners", "{\"owners\":{\"strategy\":\"dice\",\"owners\":[]}}", "/owners/strategy"
            },
            new String[] {
              "owners", "{\"owners\":{\"owners\":[{\"owner\":\" \"}]}}", "/owners/owners/0/owner"
            },
            new String[] {"nurture", "{\"nurture\":{\"after_days\":0}}", "/nurture/after_days"},
            new String[] {"crm", "{\"crm\":{\"hysteresis\":-1}}", "/crm/hysteresis"});
    for (String[] each : cases) {
      Http.Reply refused = us.put("/v1/settings/" + each[0], each[1]);

      assertThat(refused.status()).as(each[1]).isEqualTo(400);
      assertThat(refused.body()).contains(each[2]);
    }

    us.settings("owners", TWO_OWNERS);
    us.settings("nurture", "{\"nurture\":{\"after_days\":3},\"activate\":true}");
    assertThat(us.get("/v1/settings/owners").at("/owners/owners")).hasSize(2);
    assertThat(us.get("/v1/settings/owners?version=0").at("/owners/owners")).isEmpty();
  }
}
