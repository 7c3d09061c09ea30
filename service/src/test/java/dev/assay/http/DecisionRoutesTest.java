package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deciding, reading, explaining and replaying under {@code /v1}. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DecisionRoutesTest {
  private static final String DECISIONS = "/v1/decisions";
  private static final String LEAD =
      "{\"name\":\"xkjhqz\",\"email\":\"ana@acme-labs.com\",\"budget\":7}";

  private final TestNode node;
  private final Tenant tenant;
  private final String key;

  DecisionRoutesTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.GROWTH);
    key = node.key(tenant, Role.INTEGRATOR, Role.AUDITOR);
  }

  @Test
  void create_lead_isAnsweredInFull() {
    Http.Reply reply = create("\"lead_id\":\"crm-17\",\"as_of\":\"2026-01-02T03:04:05.678Z\"");

    JsonNode decision = reply.json();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(keys(decision))
        .containsExactly(
            "decision_id",
            "lead_id",
            "status",
            "as_of",
            "pack",
            "version",
            "score",
            "band",
            "recommended_action",
            "action_reason",
            "grade",
            "risk_flags",
            "positive_signals",
            "factors",
            "waterfall",
            "receipt",
            "warnings");
    assertThat(decision.get("decision_id").asText()).isEqualTo(reply.header("X-Decision-Id"));
    assertThat(reply.header("X-Assay-Pack")).isEqualTo("lead-quality@1.0.0; line=base");
    assertThat(decision.get("lead_id").asText()).isEqualTo("crm-17");
    assertThat(decision.get("as_of").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(decision.get("action_reason").asText())
        .isEqualTo("band " + decision.get("band").asText());
    assertThat(keys(decision.get("factors").get(0)))
        .containsExactly("key", "group", "value", "weight", "points", "evidence");
  }

  @Test
  void create_bounded_isRecordedSoonAfterItsAnswer() {
    String id = create("\"log\":\"bounded\"").header("X-Decision-Id");

    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> node.http.get(DECISIONS + "/" + id, "X-API-Key", key).status() == 200);
  }

  @Test
  void create_logIsFull_losslessIsRefusedAndBoundedCountsTheLoss() {
    try (TestNode full = TestNode.full()) {
      String own = full.key(full.tenant(Plan.GROWTH), Role.INTEGRATOR);
      String body = "{\"pack\":\"lead-quality\",\"lead\":{},\"log\":\"%s\"}";

      Http.Reply lossless = full.http.post(DECISIONS, own, body.formatted("lossless"));
      Http.Reply bounded = full.http.post(DECISIONS, own, body.formatted("bounded"));
      Http.Reply none = full.http.post(DECISIONS, own, body.formatted("none"));

      assertThat(lossless.status()).isEqualTo(503);
      assertThat(lossless.header("Retry-After")).isEqualTo("1");
      assertThat(bounded.status()).isEqualTo(200);
      assertThat(none.status()).isEqualTo(200);
      assertThat(full.http.get("/metrics").body()).contains("assay_decisions_lost_total 1.0");
    }
  }

  @Test
  void create_waterfall_sumsToTheScore() {
    JsonNode decision = create("").json();

    double sum = 0;
    for (JsonNode row : decision.get("waterfall")) {
      sum += row.get("points").asDouble();
    }

    assertThat(sum).isEqualTo(decision.get("score").asDouble());
    assertThat(decision.at("/waterfall/0/row").asText()).isEqualTo("base");
  }

  @Test
  void create_explain_saysMeaningLinesAndReading() {
    JsonNode decision = create("\"explain\":true").json();

    for (JsonNode factor : decision.get("factors")) {
      assertThat(factor.get("says").asText()).isNotBlank();
      assertThat(factor.has("severity")).isTrue();
      assertThat(factor.get("rules")).isNotEmpty();
      assertThat(factor.at("/rules/0/file").asText()).endsWith(".drl");
      assertThat(factor.at("/rules/0/line").asInt()).isPositive();
    }
    assertThat(keys(decision.get("detection")))
        .containsExactly(
            "detector_version",
            "canonical_lead",
            "detected_fields",
            "missing_fields",
            "unrecognized_fields",
            "conflicts",
            "warnings");
    assertThat(decision.at("/detection/unrecognized_fields/0").asText()).isEqualTo("budget");
  }

  @Test
  void create_logNone_hasNoIdAndIsKeptNowhere() {
    Http.Reply reply = create("\"log\":\"none\"");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("decision_id").isNull()).isTrue();
    assertThat(reply.json().at("/receipt/lead_hash").isNull()).isTrue();
    assertThat(reply.header("X-Decision-Id")).isEmpty();
    assertThat(reply.json().at("/receipt/result_hash"))
        .isEqualTo(create("").json().at("/receipt/result_hash"));
  }

  @Test
  void get_decision_isAsItWasAnswered() {
    for (String explain : List.of("false", "true")) {
      Http.Reply made = create("\"lead_id\":\"crm-17\",\"explain\":" + explain);

      String path = DECISIONS + "/" + made.header("X-Decision-Id") + "?explain=" + explain;

      assertThat(node.http.get(path, "X-API-Key", key).body()).isEqualTo(made.body());
    }
  }

  @Test
  void get_explanation_isTheWhyOfTheDecision() {
    Http.Reply made = create("\"explain\":true");

    JsonNode explanation =
        node.http
            .get(DECISIONS + "/" + made.header("X-Decision-Id") + "/explanation", "X-API-Key", key)
            .json();

    List<String> ahead = List.of("next_band", "next_band_reason", "not_fired", "not_fired_reason");
    for (String part : keys(explanation)) {
      if (!ahead.contains(part)) {
        assertThat(explanation.get(part)).as(part).isEqualTo(made.json().get(part));
      }
    }
    assertThat(keys(explanation)).contains("factors", "waterfall", "detection").containsAll(ahead);
  }

  @Test
  void get_explanation_namesTheRulesThatDidNotFire() {
    String id = create("").header("X-Decision-Id");
    String path = DECISIONS + "/" + id + "/explanation";

    JsonNode explanation = node.http.get(path, "X-API-Key", key).json();

    assertThat(explanation.path("not_fired_reason").isNull()).isTrue();
    Map<String, JsonNode> unfired = new TreeMap<>();
    explanation.path("not_fired").forEach(each -> unfired.put(each.path("rule").asText(), each));
    explanation
        .path("factors")
        .forEach(
            factor ->
                factor
                    .path("rules")
                    .forEach(
                        rule -> assertThat(unfired).doesNotContainKey(rule.path("rule").asText())));
    JsonNode missing = Objects.requireNonNull(unfired.get("missing_name: none was sent"));
    assertThat(missing.toString())
        .isEqualTo(
            """
            {"rule":"missing_name: none was sent","file":"risks/name.drl","line":1,"stratum":"risks",\
            "marks":["missing_name"],"pattern":{"kind":"there_is","fact":"Lead",\
            "conditions":["!name.present"],"facts":1,\
            "met":[{"values":{"name.present":true},"unmet":["!name.present"]}]}}\
            """);
  }

  static Stream<Arguments> nextBands() {
    String lead =
        """
        {"name":"Jane Miller","email":"jane.miller@acme-tools.com","phone":"+44 7911 123456",\
        "country":"GB","source":"website"%s}\
        """;
    String message =
        """
        ,"message":"We run two warehouses with forty people. Please send us a quote for forty \
        users, we want to buy in spring."\
        """;
    return Stream.of(
        Arguments.of("lead-quality", lead.formatted(""), "\"strong\"", "null"),
        Arguments.of("lead-quality", lead.formatted(message), "null", "\"top_band\""),
        Arguments.of("crm-score", "{}", "null", "\"insufficient_data\""));
  }

  @ParameterizedTest
  @MethodSource("nextBands")
  void get_explanation_saysWhatWouldHaveRaisedIt(
      String pack, String lead, String band, String reason) {
    String body = "{\"pack\":\"%s\",\"lead\":%s}".formatted(pack, lead);
    String id = node.http.post(DECISIONS, key, body).header("X-Decision-Id");

    JsonNode explanation =
        node.http.get(DECISIONS + "/" + id + "/explanation", "X-API-Key", key).json();

    assertThat(explanation.path("next_band_reason").toString()).isEqualTo(reason);
    assertThat(explanation.path("next_band").isNull()).isEqualTo(band.equals("null"));
    if (explanation.path("next_band").isObject()) {
      assertThat(explanation.at("/next_band/band").toString()).isEqualTo(band);
      assertThat(explanation.at("/next_band/proved").asBoolean()).isTrue();
      assertThat(explanation.at("/next_band/changes/0/field").asText()).isEqualTo("message");
      assertThat(explanation.at("/next_band/from_score")).isEqualTo(explanation.get("score"));
      raised(pack, lead, explanation.path("next_band"));
    }
  }

  /** Sends the lead again as was told, which comes to what was told. */
  private void raised(String pack, String lead, JsonNode next) {
    String message = next.at("/changes/0/example").asText();
    String raised = lead.substring(0, lead.length() - 1) + ",\"message\":\"" + message + "\"}";
    String body = "{\"pack\":\"%s\",\"lead\":%s}".formatted(pack, raised);
    JsonNode decision = node.http.post(DECISIONS, key, body).json();
    assertThat(decision.get("score")).isEqualTo(next.get("score"));
    assertThat(decision.get("band")).isEqualTo(next.get("band"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/score-lead", "/api/normalize-lead?score=1"})
  void replay_decisionOfTheOtherApi_isExact(String path) {
    String id = node.http.post(path, key, LEAD).header("X-Decision-Id");

    assertThat(replay(id).body()).isEqualTo("{\"verdict\":\"EXACT\",\"differences\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/score-lead", "/api/normalize-lead?score=1"})
  void replay_fromRaw_readsWhatWasSentOnceMore(String path) {
    String id = node.http.post(path, key, LEAD).header("X-Decision-Id");

    Http.Reply raw = node.http.post(DECISIONS + "/" + id + "/replay?from=raw", key, "{}");

    assertThat(raw.body()).isEqualTo("{\"verdict\":\"EXACT\",\"differences\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=sent", "from=raw&version=1.0.0"})
  void replay_fromElsewhere_is400(String query) {
    String id = create("").header("X-Decision-Id");

    Http.Reply reply = node.http.post(DECISIONS + "/" + id + "/replay?" + query, key, "{}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("?from");
  }

  @Test
  void replay_withOrWithoutBody_isExact() {
    String id = create("").header("X-Decision-Id");
    String path = DECISIONS + "/" + id + "/replay";

    assertThat(replay(id).body()).isEqualTo("{\"verdict\":\"EXACT\",\"differences\":[]}");
    assertThat(node.http.send("POST", path, null, "X-API-Key", key).status()).isEqualTo(200);
    assertThat(node.http.post(path, key, "{\"version\":\"1.0.0\"}").status()).isEqualTo(400);
  }

  @Test
  void erased_decision_keepsReceiptAndScoreAndTellsOfNobody() {
    Http.Reply made = create("\"lead_id\":\"crm-erased\",\"explain\":true");
    String id = made.header("X-Decision-Id");

    assertThat(node.eraseLead(tenant, "crm-erased")).isTrue();

    JsonNode left = node.http.get(DECISIONS + "/" + id, "X-API-Key", key).json();
    assertThat(left.get("status").asText()).isEqualTo("erased");
    assertThat(left.get("lead_id").isNull()).isTrue();
    assertThat(left.get("score")).isEqualTo(made.json().get("score"));
    assertThat(left.get("receipt")).isEqualTo(made.json().get("receipt"));
    String explained =
        node.http.get(DECISIONS + "/" + id + "?explain=true", "X-API-Key", key).body();
    assertThat(explained).doesNotContain("xkjhqz", "acme-labs").contains("\"detection\":null");
    JsonNode why = node.http.get(DECISIONS + "/" + id + "/explanation", "X-API-Key", key).json();
    assertThat(why.get("next_band_reason").asText()).isEqualTo("erased");
    assertThat(why.get("not_fired").isNull()).isTrue();
    assertThat(why.get("not_fired_reason").asText()).isEqualTo("erased");
    assertThat(replay(id).body()).isEqualTo("{\"verdict\":\"INPUT_ERASED\",\"differences\":[]}");
  }

  @Test
  void decision_ofAnotherTenant_isNotFound() {
    String other = node.key(node.tenant(Plan.GROWTH), Role.INTEGRATOR, Role.AUDITOR);
    String path = DECISIONS + "/" + create("").header("X-Decision-Id");

    Http.Reply theirs = node.http.get(path, "X-API-Key", other);
    String nowhere = DECISIONS + "/" + new UUID(1, 2);

    assertThat(theirs.status()).isEqualTo(404);
    assertThat(node.http.get(path + "/explanation", "X-API-Key", other).status()).isEqualTo(404);
    assertThat(node.http.post(path + "/replay", other, "{}").status()).isEqualTo(404);
    assertThat(withoutId(theirs)).isEqualTo(withoutId(node.http.get(nowhere, "X-API-Key", other)));
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        Arguments.of("{}", List.of("")),
        Arguments.of("{\"pack\":\"lead-quality\"}", List.of("")),
        Arguments.of(with("\"lead\":[]"), List.of("/lead")),
        Arguments.of(with("\"lead\":null"), List.of("/lead")),
        Arguments.of(with("\"lead\":{},\"colour\":1"), List.of("/colour")),
        Arguments.of(with("\"lead\":{},\"a\":1,\"b\":2"), List.of("/a", "/b")),
        Arguments.of(with("\"lead\":{},\"a~/b\":1"), List.of("/a~0~1b")),
        Arguments.of(with("\"lead\":{},\"explain\":\"true\""), List.of("/explain")),
        Arguments.of(with("\"lead\":{},\"lead_id\":\"\""), List.of("/lead_id")),
        Arguments.of(with("\"lead\":{},\"lead_id\":17"), List.of("/lead_id")),
        Arguments.of(
            with("\"lead\":{},\"lead_id\":\"" + "x".repeat(257) + "\""), List.of("/lead_id")),
        Arguments.of(with("\"lead\":{},\"log\":\"sometimes\""), List.of("/log")),
        Arguments.of(with("\"lead\":{},\"log\":\"LOSSLESS\""), List.of("/log")),
        Arguments.of(with("\"lead\":{},\"as_of\":\"yesterday\""), List.of("/as_of")),
        Arguments.of(with("\"lead\":{},\"as_of\":\"2026-02-30T00:00:00Z\""), List.of("/as_of")),
        Arguments.of(
            with("\"lead\":{},\"as_of\":\"2026-01-01T00:00:00+01:00\""), List.of("/as_of")),
        Arguments.of(
            with("\"lead\":{\"_leadflags_map\":{\"a\":\"b\"}}"), List.of("/lead/_leadflags_map")),
        Arguments.of(
            with("\"lead\":1,\"explain\":1,\"log\":1"), List.of("/explain", "/lead", "/log")));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void create_invalid_namesEveryFault(String body, List<String> pointers) {
    Http.Reply reply = node.http.post(DECISIONS, key, body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    List<String> told = new ArrayList<>();
    reply.json().get("errors").forEach(error -> told.add(error.get("pointer").asText()));
    assertThat(told).containsExactlyInAnyOrderElementsOf(pointers);
    assertThat(reply.json().get("request_id").asText()).isEqualTo(reply.header("X-Request-Id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"pack\":\"no-such-pack\",\"lead\":{}}",
        "{\"pack\":\"lead-quality\",\"version\":\"9.9.9\",\"lead\":{}}"
      })
  void create_unknownPackOrVersion_is400(String body) {
    assertThat(node.http.post(DECISIONS, key, body).status()).isEqualTo(400);
  }

  @Test
  void create_shippedVersion_isTaken() {
    assertThat(create("\"version\":\"1.0.0\"").status()).isEqualTo(200);
  }

  @Test
  void asOf_farAhead_needsTheRoleAnalyst() {
    String analyst = node.key(tenant, Role.INTEGRATOR, Role.ANALYST);
    String soon = with("\"lead\":{},\"as_of\":\"2026-11-22T09:05:00Z\"");
    String later = with("\"lead\":{},\"as_of\":\"2026-11-22T09:05:01Z\"");

    assertThat(node.http.post(DECISIONS, key, soon).status()).isEqualTo(200);
    assertThat(node.http.post(DECISIONS, key, later).status()).isEqualTo(403);
    assertThat(node.http.post(DECISIONS, analyst, later).status()).isEqualTo(200);
  }

  @Test
  void explain_otherThanTrueOrFalse_is400() {
    String path = DECISIONS + "/" + create("").header("X-Decision-Id");

    Http.Reply reply = node.http.get(path + "?explain=maybe", "X-API-Key", key);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("?explain");
  }

  @Test
  void operator_hasNoLeadsToDecideOn() {
    assertThat(node.http.post(DECISIONS, TestNode.OPERATOR_KEY, with("\"lead\":{}")).status())
        .isEqualTo(403);
  }

  @Test
  void vocabulary_namesFactsFieldsAndTheWordsOfChoices() {
    JsonNode vocabulary = node.http.get("/v1/vocabulary", "X-API-Key", key).json();

    assertThat(vocabulary.path("facts").toString()).contains("\"Lead\"", "\"Flag\"");
    Map<String, JsonNode> types = new HashMap<>();
    vocabulary.path("types").forEach(type -> types.put(type.path("name").asText(), type));
    assertThat(fields(types.get("Lead"))).containsEntry("email", "Email");
    assertThat(fields(types.get("Email")))
        .containsEntry("domain", "text")
        .containsEntry("free", "truth")
        .containsEntry("present", "truth")
        .containsEntry("localImprobability", "number");
    assertThat(Objects.requireNonNull(types.get("Seniority")).path("words").toString())
        .contains("\"CHIEF\"");
  }

  private static Map<String, String> fields(@Nullable JsonNode type) {
    Map<String, String> fields = new HashMap<>();
    Objects.requireNonNull(type)
        .path("fields")
        .forEach(field -> fields.put(field.path("name").asText(), field.path("type").asText()));
    return fields;
  }

  @Test
  void flags_list_hasEveryFlagOfThePack() {
    JsonNode items = node.http.get("/v1/flags", "X-API-Key", key).json().get("items");

    List<String> risks = new ArrayList<>();
    List<String> signals = new ArrayList<>();
    for (JsonNode item : items) {
      String kind = item.get("kind").asText();
      if (!item.get("pack").asText().equals("lead-quality")) {
        continue;
      }
      if (kind.equals("risk")) {
        risks.add(item.get("key").asText());
        assertThat(item.get("severity").asText()).isIn("low", "medium", "high", "critical");
      } else if (kind.equals("signal")) {
        signals.add(item.get("key").asText());
      }
    }
    assertThat(risks).hasSize(29).doesNotHaveDuplicates();
    assertThat(signals)
        .containsExactlyInAnyOrder(
            "business_domain_detected",
            "consistent_identity",
            "quality_message",
            "commercial_intent");
  }

  @Test
  void logFull_isBusyAndSaysWhenToTryAgain() {
    try (TestNode full = TestNode.full()) {
      String good = full.key(full.tenant(Plan.GROWTH), Role.INTEGRATOR);

      Http.Reply own = full.http.post(DECISIONS, good, with("\"lead\":{}"));
      Http.Reply dialect = full.http.post("/api/score-lead", good, "{}");

      assertThat(own.status()).isEqualTo(503);
      assertThat(own.header("Retry-After")).isEqualTo("1");
      assertThat(dialect.status()).isEqualTo(503);
      assertThat(dialect.header("Retry-After")).isEqualTo("1");
      assertThat(dialect.body()).isEqualTo("{\"error\":\"Service Unavailable\"}");
      assertThat(full.http.post("/api/normalize-lead", good, "{}").status()).isEqualTo(200);
    }
  }

  private Http.Reply create(String more) {
    String body = with("\"lead\":" + LEAD + (more.isEmpty() ? "" : "," + more));
    return node.http.post(DECISIONS, key, body);
  }

  private static String with(String fields) {
    return "{\"pack\":\"lead-quality\"," + fields + "}";
  }

  private Http.Reply replay(String id) {
    return node.http.post(DECISIONS + "/" + id + "/replay", key, "{}");
  }

  private static String withoutId(Http.Reply reply) {
    return reply.body().replace(reply.header("X-Request-Id"), "");
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
