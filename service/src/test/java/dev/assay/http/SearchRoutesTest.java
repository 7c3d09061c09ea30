package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding decisions, and a lead's scores over time. */
@ExtendWith(NodeExtension.class)
final class SearchRoutesTest {
  private final TestNode node;
  private final Tenant tenant;
  private final String key;

  SearchRoutesTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.GROWTH);
    key = node.key(tenant, Role.INTEGRATOR, Role.ANALYST);
  }

  private String create(String leadId, String asOf, String lead) {
    Http.Reply reply =
        node.http.post(
            "/v1/decisions",
            key,
            "{\"pack\":\"lead-quality\",\"lead_id\":\"%s\",\"as_of\":\"%s\",\"lead\":%s}"
                .formatted(leadId, asOf, lead));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.header("X-Decision-Id");
  }

  private JsonNode get(String path) {
    Http.Reply reply = node.http.get(path, "X-API-Key", key);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.get("items").forEach(item -> ids.add(item.get("decision_id").asText()));
    return ids;
  }

  @Test
  void list_person_isFoundHoweverSpelt() {
    String ana =
        create(
            "crm-1",
            "2026-01-01T00:00:00Z",
            "{\"Mail\":\"Ana.Silva@Acme-Labs.com\",\"tel\":\"020 7946 0958\",\"country\":\"UK\"}");
    String unnamed =
        node.http
            .post("/api/score-lead", key, "{\"email\":\"ana.silva@acme-labs.com\"}")
            .header("X-Decision-Id");
    create("crm-2", "2026-01-01T00:00:00Z", "{\"email\":\"bob@acme-labs.com\"}");

    assertThat(ids(get("/v1/decisions?email=ANA.SILVA%40acme-labs.com")))
        .containsExactly(unnamed, ana);
    assertThat(ids(get("/v1/decisions?phone=%2B44%2020-7946-0958"))).containsExactly(ana);
    assertThat(ids(get("/v1/decisions?lead_id=crm-1"))).containsExactly(ana);
    assertThat(ids(get("/v1/decisions?lead_id=crm-1&email=bob@acme-labs.com"))).isEmpty();
  }

  @Test
  void list_item_saysWhatTheDecisionSays() {
    String id = create("crm-1", "2026-01-01T00:00:00Z", "{\"name\":\"xkjhqz\"}");

    JsonNode item = get("/v1/decisions?flag=random_name").at("/items/0");
    JsonNode decision = get("/v1/decisions/" + id);

    for (String field :
        List.of("decision_id", "lead_id", "as_of", "pack", "version", "score", "band")) {
      assertThat(item.get(field)).as(field).isEqualTo(decision.get(field));
    }
    assertThat(item.get("risk_flags")).isEqualTo(decision.get("risk_flags"));
    assertThat(item.get("erased").asBoolean()).isFalse();
    String band = item.get("band").asText();
    assertThat(ids(get("/v1/decisions?pack=lead-quality&version=1.0.0&band=" + band)))
        .containsExactly(id);
    assertThat(ids(get("/v1/decisions?band=none-such"))).isEmpty();
    assertThat(ids(get("/v1/decisions?from=2026-01-01&to=2026-01-02"))).containsExactly(id);
    assertThat(ids(get("/v1/decisions?to=2026-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void list_pages_holdEveryDecisionOnceTheNewestFirst() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.add(0, create("crm-" + i, "2026-01-0" + (i / 3 + 1) + "T00:00:00Z", "{}"));
    }

    List<String> seen = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = get("/v1/decisions?limit=3" + next);
      seen.addAll(ids(page));
      next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asText();
    } while (!next.isEmpty());

    assertThat(seen).isEqualTo(made);
  }

  @Test
  void history_lead_itsScoresOverTime() {
    String leadId = "a/b ü@c.de";
    List<String> made = new ArrayList<>();
    for (int year = 2020; year < 2024; year++) {
      made.add(0, create(leadId, year + "-01-01T00:00:00Z", "{}"));
    }
    create("other", "2022-01-01T00:00:00Z", "{}");
    String path =
        "/v1/leads/"
            + URLEncoder.encode(leadId, StandardCharsets.UTF_8).replace("+", "%20")
            + "/history";

    JsonNode first = get(path + "?limit=3");
    JsonNode second = get(path + "?limit=3&after=" + first.get("next").asText());

    assertThat(ids(first)).isEqualTo(made.subList(0, 3));
    assertThat(ids(second)).isEqualTo(made.subList(3, 4));
    assertThat(second.get("next").isNull()).isTrue();
  }

  @Test
  void erasedLead_scoreStaysAndNothingFindsIt() {
    String id = create("crm-7", "2026-01-01T00:00:00Z", "{\"email\":\"ana@acme-labs.com\"}");
    node.eraseLead(tenant, "crm-7");

    JsonNode item = get("/v1/decisions").at("/items/0");

    assertThat(item.get("decision_id").asText()).isEqualTo(id);
    assertThat(item.get("erased").asBoolean()).isTrue();
    assertThat(item.get("lead_id").isNull()).isTrue();
    assertThat(ids(get("/v1/decisions?email=ana@acme-labs.com"))).isEmpty();
    assertThat(ids(get("/v1/decisions?lead_id=crm-7"))).isEmpty();
    assertThat(node.http.get("/v1/leads/crm-7/history", "X-API-Key", key).status()).isEqualTo(404);
  }

  @Test
  void anotherTenant_findsNothing() {
    create("crm-1", "2026-01-01T00:00:00Z", "{\"email\":\"ana@acme-labs.com\"}");
    String other = node.key(node.tenant(Plan.GROWTH), Role.ADMIN);

    Set<Integer> sizes = new HashSet<>();
    for (String query : List.of("", "?lead_id=crm-1", "?email=ana@acme-labs.com")) {
      Http.Reply reply = node.http.get("/v1/decisions" + query, "X-API-Key", other);
      sizes.add(reply.json().get("items").size());
    }

    assertThat(sizes).containsExactly(0);
    assertThat(node.http.get("/v1/leads/crm-1/history", "X-API-Key", other).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=201",
        "limit=-1",
        "limit=+1",
        "limit=99999999999999999999",
        "limit=1&limit=2",
        "after=x",
        "after=AAAA",
        "after=f39_f39_f39_f39_f39_f39_f39_f39_",
        "from=yesterday",
        "from=2026-02-30",
        "to=%2B1000000000-01-01T00:00:00Z",
        "email=",
        "flag=%00",
        "colour=red"
      })
  void list_badQuery_isRefusedNamingIt(String query) {
    Http.Reply reply = node.http.get("/v1/decisions?" + query, "X-API-Key", key);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/errors/0/pointer").asText())
        .isEqualTo("?" + query.substring(0, query.indexOf('=')));
  }
}
