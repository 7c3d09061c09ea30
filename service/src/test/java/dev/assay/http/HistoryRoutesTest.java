package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.packs.Line;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Why a score is another than before. */
@ExtendWith(NodeExtension.class)
final class HistoryRoutesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LEAD =
      """
      {"name":"Jane Miller","email":"jane.miller@acme-tools.com","job_title":"VP Operations",\
      "company_size":"200-500","industry":"Manufacturing"}\
      """;

  private final TestNode node;
  private final Tenant tenant;
  private final String key;

  HistoryRoutesTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.UNLIMITED);
    key = node.key(tenant, Role.INTEGRATOR, Role.ANALYST, Role.ADMIN);
  }

  private static List<JsonNode> changes() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            HistoryRoutesTest.class.getResourceAsStream("/explain/changes.json"))) {
      List<JsonNode> cases = new ArrayList<>();
      JSON.readTree(in).forEach(cases::add);
      return cases;
    }
  }

  private JsonNode ok(Http.Reply reply) {
    assertThat(reply.status()).as(reply.body()).isLessThan(300);
    return reply.json();
  }

  private JsonNode get(String path) {
    return ok(node.http.get(path, "X-API-Key", key));
  }

  private JsonNode put(String path, String body) {
    return ok(
        node.http.send("PUT", path, body, "X-API-Key", key, "Content-Type", "application/json"));
  }

  private String decide(JsonNode order) {
    return ok(node.http.post("/v1/decisions", key, order.toString())).path("decision_id").asText();
  }

  private JsonNode compare(String a, String b) {
    return get("/v1/decisions/compare?a=" + a + "&b=" + b);
  }

  private static List<String> causes(JsonNode change) {
    List<String> causes = new ArrayList<>();
    change.path("causes").forEach(cause -> causes.add(cause.path("cause").asText()));
    return causes;
  }

  private static double points(JsonNode change, String cause) {
    for (JsonNode share : change.path("causes")) {
      if (share.path("cause").asText().equals(cause)) {
        return share.path("points").asDouble();
      }
    }
    throw new AssertionError("no share of " + cause + " in " + change);
  }

  private static void sumsUp(JsonNode change) {
    long hundredths = 0;
    for (JsonNode share : change.path("causes")) {
      hundredths += Math.round(100 * share.path("points").asDouble());
    }
    assertThat(hundredths)
        .as(change.toString())
        .isEqualTo(100L * change.path("difference").asInt());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void compare_namesTheCausesAndSumsUp(JsonNode expected) {
    ObjectNode earlier = expected.path("earlier").deepCopy();
    ObjectNode later = earlier.deepCopy();
    later.setAll((ObjectNode) expected.path("later"));
    String a = decide(earlier);
    String b = decide(later);

    JsonNode change = compare(a, b);
    JsonNode back = compare(b, a);

    List<String> causes = new ArrayList<>();
    expected.path("causes").forEach(cause -> causes.add(cause.asText()));
    assertThat(causes(change)).as(change.toString()).isEqualTo(causes);
    sumsUp(change);
    assertThat(change.path("difference").asInt())
        .isEqualTo(change.at("/b/score").asInt() - change.at("/a/score").asInt())
        .isEqualTo(-back.path("difference").asInt());
    assertThat(change.at("/a/score")).isEqualTo(get("/v1/decisions/" + a).path("score"));
    expected
        .path("rises")
        .forEach(cause -> assertThat(points(change, cause.asText())).isPositive());
    expected
        .path("falls")
        .forEach(cause -> assertThat(points(change, cause.asText())).isNegative());
    expected.path("none").forEach(cause -> assertThat(points(change, cause.asText())).isZero());
  }

  @Test
  void compare_factors_areThoseThatGaveOtherPoints() {
    ObjectNode order = JSON.createObjectNode().put("pack", "lead-quality");
    String a = decide(order.deepCopy().set("lead", JSON.createObjectNode().put("name", "xkjhqz")));
    String b =
        decide(order.deepCopy().set("lead", JSON.createObjectNode().put("name", "Jane Miller")));

    JsonNode factors = compare(a, b).path("factors");

    Map<String, JsonNode> byKey = new HashMap<>();
    for (JsonNode factor : factors) {
      assertThat(factor.path("a")).isNotEqualTo(factor.path("b"));
      byKey.put(factor.path("key").asText(), factor);
    }
    JsonNode random = byKey.getOrDefault("random_name", MissingNode.getInstance());
    assertThat(random.path("a").asDouble()).isNegative();
    assertThat(random.path("b").isNull()).isTrue();
  }

  @Test
  void history_eachStepOfALead_saysWhatChangedItsScore() {
    put("/v1/leads/jane", LEAD);
    ok(
        node.http.post(
            "/v1/leads/jane/activities",
            key,
            "{\"type\":\"demo_request\",\"at\":\"%s\"}".formatted(node.clock.instant())));
    JsonNode weights = get("/v1/packs/crm-score/weights").path("weights");
    ObjectNode other = JSON.createObjectNode();
    weights
        .fieldNames()
        .forEachRemaining(name -> other.put(name, weights.path(name).asDouble() / 2));
    put(
        "/v1/packs/crm-score/weights",
        "{\"weights\":%s,\"reason\":\"half of it\",\"activate\":true}".formatted(other));
    ok(node.http.post("/v1/leads/jane/recompute", key, "{}"));
    ok(
        node.http.post(
            "/v1/leads/jane/override", key, "{\"score\":99,\"reason\":\"met at a fair\"}"));

    List<JsonNode> items = new ArrayList<>();
    for (JsonNode item : get("/v1/leads/jane/history").path("items")) {
      if (item.path("pack").asText().equals("crm-score")) {
        items.add(item);
      }
    }
    assertThat(items).hasSize(4);
    assertThat(causes(items.get(0).path("change"))).contains("override").doesNotContain("weights");
    assertThat(causes(items.get(1).path("change"))).contains("weights").doesNotContain("input");
    assertThat(points(items.get(1).path("change"), "weights")).isNegative();
    assertThat(causes(items.get(2).path("change"))).contains("input");
    assertThat(points(items.get(2).path("change"), "input")).isPositive();
    assertThat(items.get(3).path("change").isNull()).isTrue();
    for (int i = 0; i < 3; i++) {
      sumsUp(items.get(i).path("change"));
      assertThat(items.get(i).at("/change/since")).isEqualTo(items.get(i + 1).path("decision_id"));
    }
    assertThat(items.get(0).at("/change/difference").asInt())
        .isEqualTo(99 - items.get(1).path("score").asInt());
  }

  @Test
  void history_pageBreak_losesNoReason() {
    ObjectNode order = JSON.createObjectNode().put("pack", "lead-quality").put("lead_id", "paged");
    for (int i = 0; i < 4; i++) {
      order.put("as_of", "2026-01-0" + (i + 1) + "T00:00:00Z");
      order.set("lead", JSON.createObjectNode().put("name", i % 2 == 0 ? "xkjhqz" : "Ana Silva"));
      decide(order);
      decide(order.deepCopy().put("pack", "icp-match"));
    }
    JsonNode whole = get("/v1/leads/paged/history").path("items");
    List<JsonNode> paged = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = get("/v1/leads/paged/history?limit=1" + next);
      page.path("items").forEach(paged::add);
      next = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
    } while (!next.isEmpty());

    List<JsonNode> all = new ArrayList<>();
    whole.forEach(all::add);
    assertThat(paged).isEqualTo(all).hasSize(8);
    assertThat(all.stream().filter(item -> item.path("change").isNull())).hasSize(2);
  }

  @Test
  void compare_rulesThatFailOnTheOtherLead_tellNoCauses() {
    String lead =
        "{\"pack\":\"lead-quality\",\"lead_id\":\"talker\",\"lead\":{\"message\":\"%s\"}}";
    String before = decide(json(lead.formatted("please send us your prices")));
    node.publish(
        new Line(tenant.id(), "lead-quality"),
        "2.0.0",
        "job.seniority in (Seniority.OWNER, Seniority.CHIEF)",
        "$words : message.words",
        "card.factor(\"seniority\", 1.0)",
        "card.factor(\"seniority\", $words)"); // no value of more than one word
    String live = "{\"version\":\"2.0.0\",\"stage\":\"live\",\"reason\":\"A test\"}";
    ok(node.http.post("/v1/packs/lead-quality/rollout", node.key(tenant, Role.APPROVER), live));
    String after = decide(json(lead.formatted("prices")));

    JsonNode compared = compare(before, after);
    JsonNode history = get("/v1/leads/talker/history");

    assertThat(compared.path("difference").isNull()).isTrue();
    assertThat(compared.path("causes").isNull()).isTrue();
    assertThat(history.path("items")).hasSize(2);
    assertThat(history.at("/items/0/change").isNull()).isTrue();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void compare_whatCannotBe_isRefused() {
    ObjectNode order = JSON.createObjectNode().put("pack", "lead-quality").put("lead_id", "gone");
    order.set("lead", JSON.createObjectNode().put("email", "ana@acme-labs.com"));
    String erased = decide(order);
    node.eraseLead(tenant, "gone");
    String a = decide(order.put("lead_id", "here"));
    String other = decide(order.deepCopy().put("pack", "icp-match"));
    String stranger = node.key(node.tenant(Plan.GROWTH), Role.ANALYST);

    for (String query :
        List.of("?b=" + a, "?a=x&b=" + a, "?a=" + a + "&b=" + other, "?a=" + a + "&b=" + erased)) {
      Http.Reply reply = node.http.get("/v1/decisions/compare" + query, "X-API-Key", key);

      assertThat(reply.status()).as(query + reply.body()).isEqualTo(400);
    }
    String both = "/v1/decisions/compare?a=" + a + "&b=";
    assertThat(node.http.get(both + UUID.randomUUID(), "X-API-Key", key).status()).isEqualTo(404);
    assertThat(node.http.get(both + a, "X-API-Key", stranger).status()).isEqualTo(404);
  }
}
