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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The life of a lead over HTTP, each step with its arithmetic. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LeadLifeTest {
  private static final String LEAD =
      """
      {"name":"Jane Miller","email":"jane.miller@acme-tools.com","job_title":"VP Operations",\
      "company_size":"200-500","industry":"Manufacturing"}\
      """;

  private final TestNode node = TestNode.start();

  /** Of its own: time passes here. */
  @AfterAll
  void close() {
    node.close();
  }

  /** What the scores of the first and the last of a page of leads were since then. */
  private static List<@Nullable Integer> scores(Customer us, Instant since) {
    JsonNode items = us.get("/v1/leads?scores_since=" + since).path("items");
    List<@Nullable Integer> scores = new ArrayList<>();
    for (JsonNode lead : List.of(items.path(0), items.path(items.size() - 1))) {
      for (JsonNode score : lead.path("scores")) {
        JsonNode total = score.path("score_total");
        scores.add(total.isNull() ? null : (Integer) total.asInt());
      }
    }
    return scores;
  }

  /** A new tenant, whose key may do all that the story needs. */
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
      Http.Reply reply = node.http.post("/v1/leads/jane" + path, key, body);
      assertThat(reply.status()).as(reply.body()).isIn(200, 201);
      return reply.json();
    }

    JsonNode happens(String type, Duration after) {
      return post(
          "/activities", "{\"type\":\"%s\",\"at\":\"%s\"}".formatted(type, start.plus(after)));
    }

    JsonNode daysLater(int days) {
      node.clock.move(Duration.ofDays(days));
      return post("/recompute", "");
    }

    JsonNode get(String path) {
      return node.http.get(path, "X-API-Key", key).json();
    }

    /** What happened since this was asked last: type, and from which band to which. */
    List<String> events() {
      long newest = node.newestEvent();
      List<String> events = new ArrayList<>();
      for (JsonNode item : get("/v1/events?limit=100&after=" + seen).path("items")) {
        JsonNode data = item.path("data");
        events.add(
            (item.path("type").asText()
                    + " "
                    + data.path("previous").asText()
                    + " "
                    + data.path("new").asText()
                    + " "
                    + data.path("direction").asText())
                .strip());
      }
      seen = newest;
      return events;
    }

    void replaysExactly() {
      for (JsonNode score : get("/v1/leads/jane/scores").path("items")) {
        String path = "/v1/decisions/" + score.path("decision_id").asText() + "/replay";
        assertThat(node.http.post(path, key, "{}").json().path("verdict").asText())
            .isEqualTo("EXACT");
      }
    }

    List<String> factors() {
      List<String> factors = new ArrayList<>();
      get("/v1/leads/jane/scores?limit=1")
          .at("/items/0/factors")
          .forEach(f -> factors.add(f.path("factor_key").asText() + " " + f.path("points")));
      return factors;
    }
  }

  private static void expect(JsonNode score, int total, String band) {
    assertThat(score.path("score_total").asInt()).as(score.toString()).isEqualTo(total);
    assertThat(score.path("score_band").asText()).isEqualTo(band);
  }

  @Test
  void score_ofALife() {
    Customer us = new Customer();

    // Fit: title 14 x 0.9 = 12.6, size 10 x 0.75 = 7.5, industry 7.5: 27.6.
    Http.Reply created = us.put("/v1/leads/jane", LEAD);
    assertThat(created.status()).isEqualTo(201);
    expect(created.json(), 28, "cold");
    assertThat(us.factors())
        .containsExactlyInAnyOrder(
            "job_title_match 13", "company_size_match 8", "industry_match 7");
    assertThat(us.events()).containsExactly("lead.scored");

    // Two pages: visits 6 x (2 - 1) / 5 = 1.2, recency 6: 34.8. The first page alone: 33.6.
    expect(us.happens("page_view", Duration.ofSeconds(-2)), 34, "cold");
    expect(us.happens("page_view", Duration.ofSeconds(-1)), 35, "cold");
    // A demonstration: 22 more, 56.8.
    expect(us.happens("demo_request", Duration.ZERO), 57, "warm");
    assertThat(us.events())
        .containsExactly(
            "lead.scored", "lead.scored", "lead.scored", "lead.band_crossed cold warm up");
    // A reply: 14 / 2 = 7 more, 63.8.
    expect(us.happens("email_reply", Duration.ZERO), 64, "warm");
    // Prices, twice: the first 14 / 2 = 7 and visits 6 x 2 / 5 = 2.4 (1.2 more): 72; the second 7
    // and 1.2 more, but intent is 22 + 14 = 36, capped at 35: 79.2.
    expect(us.happens("pricing_page_visit", Duration.ofSeconds(-1)), 72, "hot");
    expect(us.happens("pricing_page_visit", Duration.ZERO), 79, "hot");
    assertThat(us.factors())
        .containsExactlyInAnyOrder(
            "job_title_match 13",
            "company_size_match 7",
            "industry_match 7",
            "demo_request 22",
            "pricing_page_visit 14",
            "email_reply 7",
            "repeat_visits 4",
            "recency 6",
            "cap:intent -1");
    assertThat(us.events())
        .containsExactly(
            "lead.scored", "lead.scored", "lead.band_crossed warm hot up", "lead.scored");

    // The same told twice counts once.
    expect(us.happens("pricing_page_visit", Duration.ZERO), 79, "hot");
    assertThat(us.events()).isEmpty();

    // 60 days of silence: demo 22 x 2^(-60/45) = 8.73, prices 14 x 2^(-60/21) = 1.93, reply
    // 7 x 2^(-60/30) = 1.75, no visits, no recency, inactive -10: 27.6 + 12.41 - 10 = 30.01.
    expect(us.daysLater(60), 30, "cold");
    assertThat(us.events()).containsExactly("lead.scored", "lead.band_crossed hot cold down");

    // A bounce: 20 less, which is all that may be taken: 10.01.
    expect(us.happens("email_bounce", Duration.ofDays(60)), 10, "cold");

    // Somebody knows better, until the day after tomorrow.
    JsonNode overridden =
        us.post(
            "/override",
            "{\"score\":90,\"reason\":\"met at a fair\",\"expires_at\":\"%s\"}"
                .formatted(us.start.plus(Duration.ofDays(61))));
    expect(overridden, 90, "hot");
    assertThat(overridden.path("status").asText()).isEqualTo("overridden");
    assertThat(overridden.at("/computed/score").asInt()).isEqualTo(10);
    assertThat(overridden.path("recommended_action").asText()).isEqualTo("high_priority");
    assertThat(us.events())
        .containsExactly("lead.scored", "lead.scored", "lead.band_crossed cold hot up");
    // The decision is the computed one, and its receipt names what is in its place.
    JsonNode computed = us.get("/v1/decisions/" + overridden.path("decision_id").asText());
    assertThat(computed.path("score").asInt()).isEqualTo(10);
    assertThat(computed.at("/receipt/override_id").asText())
        .isEqualTo(us.get("/v1/leads/jane").at("/override/override_id").asText());
    // What is computed meanwhile does not undo it.
    expect(us.post("/recompute", ""), 90, "hot");
    us.events();
    assertThat(us.get("/v1/leads/jane").at("/override/reason").asText()).isEqualTo("met at a fair");
    assertThat(us.get("/v1/leads?band=hot").at("/items/0/lead_id").asText()).isEqualTo("jane");

    // Two days on: demo 22 x 2^(-62/45) = 8.47, prices 1.81, reply 1.67: 27.6 + 11.95 - 30 = 9.55.
    JsonNode expired = us.daysLater(2);
    expect(expired, 10, "cold");
    assertThat(expired.path("status").asText()).isEqualTo("scored");
    assertThat(us.events()).containsExactly("lead.scored", "lead.band_crossed hot cold down");

    JsonNode latest = us.get("/v1/leads/jane/scores?limit=1");
    JsonNode before = us.get("/v1/leads/jane/scores?limit=1&after=" + latest.path("next").asText());
    assertThat(latest.at("/items/0/score_total").asInt()).isEqualTo(10);
    assertThat(before.at("/items/0/score_total").asInt()).isEqualTo(90);
    us.replaysExactly();
  }

  private static String asOf(Customer us, Duration after) {
    return "{\"as_of\":\"" + us.start.plus(after) + "\"}";
  }

  @Test
  void recompute_forATimeToCome_isRefused_andTheScoreGoesOn() {
    Customer us = new Customer();
    us.put("/v1/leads/jane", LEAD);
    JsonNode before = us.get("/v1/leads/jane");

    Http.Reply refused =
        node.http.post("/v1/leads/jane/recompute", us.key, asOf(us, Duration.ofSeconds(301)));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/as_of");
    assertThat(us.get("/v1/leads/jane")).isEqualTo(before);
    // The clock of the caller may go a little fast.
    expect(us.post("/recompute", asOf(us, Duration.ofMinutes(5))), 28, "cold");
    expect(us.happens("demo_request", Duration.ZERO), 56, "warm");
  }

  @Test
  void activity_thatHasYetToHappen_isRefused_andNothingIsKept() {
    Customer us = new Customer();
    us.put("/v1/leads/jane", LEAD);
    String ahead = "{\"type\":\"demo_request\",\"at\":\"%s\"}";

    Http.Reply refused =
        node.http.post(
            "/v1/leads/jane/activities",
            us.key,
            ahead.formatted(us.start.plus(Duration.ofSeconds(301))));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/at");
    assertThat(refused.body()).contains("must not be more than five minutes ahead");
    assertThat(us.get("/v1/leads/jane/activities").path("items")).isEmpty();
    us.happens("demo_request", Duration.ofMinutes(5));
    assertThat(us.get("/v1/leads/jane/activities").path("items")).hasSize(1);
  }

  @Test
  void recompute_forATimeBefore_tellsWhatWouldBe() {
    Customer us = new Customer();
    us.put("/v1/leads/jane", LEAD);
    us.happens("demo_request", Duration.ofHours(-1));

    expect(us.post("/recompute", asOf(us, Duration.ofDays(-1))), 28, "cold");

    JsonNode kept = us.get("/v1/leads/jane");
    assertThat(kept.path("score_total").asInt()).isEqualTo(56);
    assertThat(us.get("/v1/leads/jane/scores").path("items")).hasSize(2);
  }

  @Test
  void status_enrichment_andNothingKnown() {
    Customer us = new Customer();

    JsonNode unknown = us.put("/v1/leads/jane", "{\"name\":\"Jane Miller\"}").json();
    assertThat(unknown.path("status").asText()).isEqualTo("insufficient_data");
    assertThat(unknown.path("score_total").isNull()).isTrue();
    assertThat(unknown.path("score_band").isNull()).isTrue();
    JsonNode decision = us.get("/v1/decisions/" + unknown.path("decision_id").asText());
    assertThat(decision.path("status").asText()).isEqualTo("insufficient_data");
    for (String outcome : List.of("score", "band", "recommended_action", "action_reason")) {
      assertThat(decision.path(outcome).isNull()).as(decision.toString()).isTrue();
    }
    assertThat(us.get("/v1/decisions?pack=crm-score").at("/items/0/score").isNull()).isTrue();
    us.replaysExactly();
    for (String list : List.of("/v1/leads", "/v1/decisions")) {
      assertThat(us.get(list + "?band=insufficient_data").path("items")).as(list).hasSize(1);
      assertThat(us.get(list + "?band=cold").path("items")).as(list).isEmpty();
    }

    // 7.5 for the industry that was looked up.
    expect(us.post("/enrichment", "{\"industry\":\"Banking\"}"), 8, "cold");
    // 7.5 - 20: no less than 0.
    JsonNode lost = us.post("/status", "{\"status\":\"lost\"}");
    expect(lost, 0, "cold");
    assertThat(lost.path("lead_status").asText()).isEqualTo("lost");
    assertThat(us.get("/v1/leads?band=insufficient_data").path("items")).isEmpty();
    assertThat(us.get("/v1/leads?band=cold").path("items")).hasSize(1);
    assertThat(us.get("/v1/decisions?pack=crm-score&band=cold").path("items")).hasSize(2);
    assertThat(us.factors()).containsExactlyInAnyOrder("disqualified -20", "industry_match 8");
  }

  @Test
  void settings_changeWhatFollows_andStandInTheReceipt() {
    Customer us = new Customer();
    us.put("/v1/leads/jane", LEAD);

    Http.Reply kept =
        us.put(
            "/v1/settings/icp",
            """
            {"icp":{"industries":["manufacturing"],"employees":{"least":300,"most":400},\
            "countries":["Germany"]},"reason":"a test","activate":true}\
            """);
    assertThat(kept.json().path("active").asBoolean()).as(kept.body()).isTrue();
    // 12.6 + 10 + 10 = 32.6.
    JsonNode scored = us.post("/recompute", "");
    expect(scored, 33, "cold");
    assertThat(scored.path("score_version").asText()).isEqualTo("crm-score@1.0.0+w0.b0.s1");
    JsonNode decision = us.get("/v1/decisions/" + scored.path("decision_id").asText());
    assertThat(decision.at("/receipt/settings_version").asInt()).isEqualTo(1);

    us.put("/v1/settings/crm", "{\"crm\":{\"caps\":{\"fit\":20}},\"activate\":true}");
    expect(us.post("/recompute", ""), 20, "cold");
    assertThat(us.factors()).contains("cap:fit -13");
    assertThat(us.get("/v1/settings/icp").at("/icp/countries/0").asText()).isEqualTo("DE");
    assertThat(us.get("/v1/settings/crm").at("/crm/caps/negative").asInt()).isEqualTo(30);
    assertThat(us.get("/v1/settings/half-lives").at("/half_lives/email_open").asText())
        .isEqualTo("14d");
    us.replaysExactly();
  }

  @Test
  void settings_thatMakeNoSense_areRefusedWithThePlace() {
    Customer us = new Customer();
    List<String[]> cases =
        List.of(
            new String[] {"icp", "{\"icp\":{\"employees\":{\"least\":9,\"most\":3}}}", "most"},
            new String[] {"icp", "{\"icp\":{\"countries\":[\"Atlantis\"]}}", "/icp/countries/0"},
            new String[] {"icp", "{\"crm\":{}}", "/icp: is missing"},
            new String[] {"crm", "{\"crm\":{\"caps\":{\"luck\":3}}}", "/crm/caps/luck"},
            new String[] {"half-lives", "{\"half_lives\":{\"nap\":\"3d\"}}", "/half_lives/nap"},
            new String[] {"half-lives", "{\"half_lives\":{\"call\":\"0d\"}}", "/half_lives/call"},
            new String[] {
              "mapping", "{\"mapping\":{\"fields\":{\"Gender\":\"job_title\"}}}", "Gender"
            },
            new String[] {
              "mapping", "{\"mapping\":{\"activities\":[{\"type\":\"call\"}]}}", "activities/0"
            });
    for (String[] each : cases) {
      Http.Reply refused = us.put("/v1/settings/" + each[0], each[1]);

      assertThat(refused.status()).as(each[1]).isEqualTo(400);
      assertThat(refused.body()).contains(each[2]);
    }
    assertThat(us.get("/v1/settings/icp").path("version").asInt()).isZero();
  }

  @Test
  void mapping_findsFieldsAndActivities() {
    Customer us = new Customer();
    us.put(
        "/v1/settings/mapping",
        """
        {"mapping":{"fields":{"Occupation":"job_title"},"activities":[\
        {"type":"page_view","count":"TotalVisits"},\
        {"type":"unsubscribe","where":{"Do Not Email":["yes"]}}]},"activate":true}\
        """);

    // Head of: 14 x 0.8 = 11.2; visits 6 x 2 / 5 = 2.4, recency 6.
    String lead = "{\"Occupation\":\"Head of IT\",\"TotalVisits\":\"3\",\"Do Not Email\":\"%s\"}";
    expect(us.put("/v1/leads/jane", lead.formatted("No")).json(), 20, "cold");
    expect(us.put("/v1/leads/jane", lead.formatted("No")).json(), 20, "cold");
    assertThat(us.get("/v1/leads/jane/activities").path("items")).hasSize(3);
    // No more engagement, and 15 less.
    expect(us.put("/v1/leads/jane", lead.formatted("Yes")).json(), 0, "cold");
  }

  @Test
  void replay_fromRaw_readsByTheMappingOfThen() {
    Customer us = new Customer();
    String mapping = "{\"mapping\":{\"fields\":{\"Rank\":\"%s\"}},\"activate\":true}";
    String decision = "{\"pack\":\"%s\",\"lead_id\":\"joe\",\"lead\":{\"Rank\":\"Head of IT\"}}";
    List<String> ids = new ArrayList<>();
    for (String field : List.of("job_title", "message")) {
      us.put("/v1/settings/mapping", mapping.formatted(field));
      for (String pack : List.of("crm-score", "lead-quality", "icp-match")) {
        Http.Reply made = node.http.post("/v1/decisions", us.key, decision.formatted(pack));
        ids.add(made.json().path("decision_id").asText());
      }
    }
    ids.add(us.put("/v1/leads/jane", LEAD).json().path("decision_id").asText());

    for (String id : ids) {
      JsonNode raw =
          node.http.post("/v1/decisions/" + id + "/replay?from=raw", us.key, "{}").json();
      assertThat(raw.path("verdict").asText()).as(raw.toString()).isEqualTo("EXACT");
    }
  }

  @Test
  void override_withoutAReason_isRefused() {
    Customer us = new Customer();
    us.put("/v1/leads/jane", LEAD);
    for (String body :
        List.of(
            "{\"score\":90}",
            "{\"score\":90,\"reason\":\"  x  \"}",
            "{\"score\":101,\"reason\":\"met at a fair\"}",
            "{\"score\":90,\"reason\":\"" + "x".repeat(1001) + "\"}",
            "{\"score\":90,\"reason\":\"met\",\"expires_at\":\"2020-01-01T00:00:00Z\"}")) {
      assertThat(node.http.post("/v1/leads/jane/override", us.key, body).status())
          .as(body)
          .isEqualTo(400);
    }
    us.post("/override", "{\"score\":90,\"reason\":\"met at a fair\"}");
    Http.Reply ended = node.http.send("DELETE", "/v1/leads/jane/override", "", "X-API-Key", us.key);
    expect(ended.json(), 28, "cold");
    Http.Reply none = node.http.send("DELETE", "/v1/leads/jane/override", "", "X-API-Key", us.key);
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.body()).contains("this lead has no override");
  }

  private static List<String> ids(Customer us, String query) {
    return us.get("/v1/leads" + query).path("items").findValuesAsText("lead_id");
  }

  @Test
  void activities_pageByPage_theLatestFirst() {
    Customer us = new Customer();
    us.put("/v1/leads/jane", LEAD);
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Duration before = Duration.ofHours(-i);
      us.happens("page_view", before);
      told.add(us.start.plus(before).toString());
    }

    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = us.get("/v1/leads/jane/activities?limit=2" + after);
      seen.addAll(page.path("items").findValuesAsText("at"));
      after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
    } while (!after.isEmpty());

    assertThat(seen).isEqualTo(told);
  }

  @Test
  void list_goesFromTheHighestToTheUnknown_pageByPage() {
    Customer us = new Customer();
    us.put("/v1/leads/a", "{\"job_title\":\"Founder\"}");
    us.put("/v1/leads/b", LEAD);
    us.put("/v1/leads/c", "{\"name\":\"Jane Miller\"}");
    us.put("/v1/leads/d", "{\"job_title\":\"Software Engineer\"}");

    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = us.get("/v1/leads?sort=-score_total&limit=2" + after);
      seen.addAll(page.path("items").findValuesAsText("lead_id"));
      after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
    } while (!after.isEmpty());

    assertThat(seen).containsExactly("b", "a", "d", "c");
    assertThat(ids(us, "?sort=score_total")).containsExactly("d", "a", "b", "c");
    assertThat(ids(us, "?sort=score_total&min_score=14")).containsExactly("a", "b");
    assertThat(ids(us, "?min_score=14&band=hot")).isEmpty();
    for (String wrong : List.of("?min_score=101", "?min_score=x", "?sort=name", "?after=x")) {
      assertThat(node.http.get("/v1/leads" + wrong, "X-API-Key", us.key).status()).isEqualTo(400);
    }
    assertThat(us.get("/v1/leads?status=lost").path("items")).isEmpty();
    assertThat(us.get("/v1/leads").path("items").path(0).has("scores")).isFalse();
    assertThat(scores(us, us.start)).containsExactly(28, null);
    assertThat(scores(us, node.clock.instant().plus(Duration.ofDays(1)))).isEmpty();
    assertThat(us.get("/v1/leads?scores_since=lately").at("/errors/0/pointer").asText())
        .isEqualTo("?scores_since");
    assertThat(node.http.get("/v1/leads/jane", "X-API-Key", us.key).status()).isEqualTo(404);
  }
}
