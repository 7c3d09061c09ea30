package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the LeadFlags API answers to leads it takes. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LeadFlagsTest {
  private static final String SCORE = "/api/score-lead";
  private static final String NORMALIZE = "/api/normalize-lead";
  private static final String EXAMPLE =
      """
      {"name":"Alex","email":"alex@fastgrowth-labs.co","phone":"+44 7700 900123",
       "company":"FastGrowth Labs","job_title":"Consultant","industry":"Growth Consulting",
       "company_size":"1-10","country":"UK","source":"facebook_ads",
       "message":"Hi, looking for more info."}
      """;
  private static final String MAPPED =
      """
      {"contactEmail":"user@example.com","tel":"+34987654321",
       "_leadflags_map":{"contactEmail":"email","tel":"phone"}}
      """;

  private final TestNode node;
  private final String growth;
  private final String enterprise;
  private final String unlimited;

  LeadFlagsTest(TestNode node) {
    this.node = node;
    growth = node.key(node.tenant(Plan.GROWTH), Role.INTEGRATOR);
    enterprise = node.key(node.tenant(Plan.ENTERPRISE), Role.INTEGRATOR);
    unlimited = node.key(node.tenant(Plan.UNLIMITED), Role.INTEGRATOR);
  }

  @ParameterizedTest
  @ValueSource(strings = {SCORE, SCORE + "/", SCORE + "?", SCORE + "/?utm=x"})
  void score_exampleRequest_isAnsweredAsDocumented(String path) {
    Http.Reply reply = node.http.post(path, growth, EXAMPLE);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(keys(reply.json()))
        .containsExactly(
            "score",
            "quality",
            "risk_flags",
            "positive_signals",
            "recommended_action",
            "unrecognized_fields");
    assertThat(reply.json().get("score").isIntegralNumber()).isTrue();
    assertThat(texts(reply.json().get("risk_flags")))
        .contains("generic_message")
        .doesNotContain("random_name", "invalid_phone");
    assertThat(texts(reply.json().get("positive_signals"))).contains("business_domain_detected");
    assertThat(texts(reply.json().get("unrecognized_fields"))).containsExactly("company");
  }

  @Test
  void score_sameLead_isTheSameAnswer() {
    String first = node.http.post(SCORE, growth, EXAMPLE).body();

    assertThat(node.http.post(SCORE, growth, EXAMPLE).body()).isEqualTo(first);
    assertThat(node.http.post(SCORE, unlimited, EXAMPLE).body()).isEqualTo(first);
  }

  @Test
  void score_nothingUnrecognized_leavesTheFieldOut() {
    Http.Reply reply = node.http.post(SCORE, growth, "{\"email\":\"ana@acme-labs.com\"}");

    assertThat(keys(reply.json()))
        .containsExactly(
            "score", "quality", "risk_flags", "positive_signals", "recommended_action");
  }

  @Test
  void score_emptyObject_isLowAndDiscarded() {
    JsonNode answer = node.http.post(SCORE, growth, "{}").json();

    assertThat(answer.get("quality").asText()).isEqualTo("low");
    assertThat(answer.get("recommended_action").asText()).isEqualTo("discard");
    assertThat(texts(answer.get("risk_flags")))
        .contains("missing_name", "missing_email", "missing_phone", "missing_message")
        .contains("missing_source", "missing_country");
  }

  @Test
  void score_recorded_namesDecisionAndPack() {
    Http.Reply reply = node.http.post(SCORE, growth, EXAMPLE);

    assertThat(reply.header("X-Decision-Id")).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}");
    assertThat(reply.header("X-Assay-Pack")).isEqualTo("lead-quality@1.0.0; line=base");
    assertThat(reply.header("X-Request-Id")).isNotEmpty();
  }

  @Test
  void score_neverShowsPointsOrCountry() {
    String body = node.http.post(SCORE + "?detection_meta=1&explain=true", growth, EXAMPLE).body();

    assertThat(body).doesNotContain("points", "weight", "country_sent", "waterfall");
    assertThat(node.http.post(SCORE, growth, EXAMPLE).body()).doesNotContain("country");
  }

  @Test
  void detectionMeta_on_saysSourceAndMethod() {
    JsonNode meta =
        node.http.post(SCORE + "?detection_meta=1", growth, MAPPED).json().get("detection_meta");

    assertThat(meta.toString())
        .isEqualTo(
            "{\"email\":{\"source\":\"contactEmail\",\"method\":\"explicit_map\"},"
                + "\"phone\":{\"source\":\"tel\",\"method\":\"explicit_map\"}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?detection_meta=0", "?detection_meta=", "?detection_meta=yes"})
  void detectionMeta_off_isLeftOut(String query) {
    assertThat(node.http.post(SCORE + query, growth, MAPPED).json().has("detection_meta"))
        .isFalse();
  }

  @Test
  void map_orAlias_givesTheSameScore() {
    JsonNode mapped = node.http.post(SCORE, growth, MAPPED).json();
    JsonNode plain =
        node.http
            .post(SCORE, growth, "{\"email\":\"user@example.com\",\"phone\":\"+34987654321\"}")
            .json();

    assertThat(mapped).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"_leadflags_map\":{\"a\":\"budget\"}}",
        "{\"a\":1,\"_leadflags_map\":{\"a\":\"Email\"}}",
        "{\"a\":1,\"_leadflags_map\":{\"a\":7}}",
        "{\"a\":1,\"_leadflags_map\":{\"a\":null}}",
        "{\"_leadflags_map\":[]}",
        "{\"_leadflags_map\":\"email\"}",
        "{\"_leadflags_map\":null}"
      })
  void map_unusable_is400BeforeThresholds(String lead) {
    for (String path : List.of(SCORE, NORMALIZE, NORMALIZE + "?score=1")) {
      String query = path.contains("?") ? "&mid=x" : "?mid=x";
      Http.Reply reply = node.http.post(path + query, growth, lead);

      assertThat(reply.status()).isEqualTo(400);
      assertThat(keys(reply.json())).containsExactly("error", "message");
      assertThat(reply.json().get("error").asText()).isEqualTo("invalid_map");
    }
  }

  @Test
  void map_unknownField_isNamed() {
    Http.Reply reply =
        node.http.post(SCORE, growth, "{\"a\":1,\"_leadflags_map\":{\"a\":\"budget\"}}");

    assertThat(reply.json().get("message").asText()).contains("budget");
  }

  @Test
  void map_missingPath_isAWarningAndDetectionGoesOn() {
    JsonNode answer =
        node.http
            .post(
                NORMALIZE,
                growth,
                "{\"email\":\"ana@acme-labs.com\",\"_leadflags_map\":{\"a.b\":\"phone\"}}")
            .json();

    assertThat(answer.get("warnings")).isNotEmpty();
    assertThat(answer.get("canonical_lead").get("email").asText()).isEqualTo("ana@acme-labs.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mid=101",
        "mid=-1",
        "mid=x",
        "mid=",
        "mid=7.5",
        "mid=%2B70",
        "mid=1e1",
        "low=x",
        "low=101",
        "mid=40&low=40",
        "mid=30&low=50",
        "mid=40",
        "mid=0",
        "low=70",
        "mid=70&mid=80",
        "mid=99999999999999999999",
        "mid=%D9%A7%D9%A0"
      })
  void thresholds_unusable_are400ForEveryPlan(String query) {
    for (String key : List.of(growth, enterprise)) {
      for (String path : List.of(SCORE, NORMALIZE)) {
        Http.Reply reply = node.http.post(path + "?" + query, key, EXAMPLE);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(keys(reply.json())).containsExactly("error", "message");
        assertThat(reply.json().get("error").asText()).isEqualTo("invalid_thresholds");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-1, -2, high, standard_priority",
    "0, -1, high, standard_priority",
    "1, 0, medium, review",
    "2, 1, low, discard"
  })
  void thresholds_ofEnterprise_decideTheQuality(
      int midAboveScore, int lowAboveScore, String quality, String action) {
    int score = node.http.post(SCORE, enterprise, EXAMPLE).json().get("score").asInt();
    String query = "?mid=" + (score + midAboveScore) + "&low=" + (score + lowAboveScore);

    for (String key : List.of(enterprise, unlimited)) {
      Http.Reply reply = node.http.post(SCORE + query, key, EXAMPLE);

      assertThat(reply.json().get("score").asInt()).isEqualTo(score);
      assertThat(reply.json().get("quality").asText()).isEqualTo(quality);
      assertThat(reply.json().get("recommended_action").asText()).isEqualTo(action);
      assertThat(reply.header("X-Assay-Warning")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',      medium",
    "?mid=55, medium",
    "?mid=6,  high",
    "?low=99, 400",
    "?mid=5,  400",
    "?low=0,  medium"
  })
  void thresholds_oneAlone_keepsTheTenantsOwnOther(String query, String quality) {
    Tenant tenant = node.tenant(Plan.ENTERPRISE);
    String key = node.key(tenant, Role.INTEGRATOR, Role.ANALYST);
    String bands =
        """
        {"bands":[{"band":"strong","from":99},{"band":"high","from":98},{"band":"medium","from":5},
          {"band":"low","from":0}],"activate":true}""";
    Http.Reply kept =
        node.http.send(
            "PUT",
            "/v1/packs/lead-quality/bands",
            bands,
            "X-API-Key",
            key,
            "Content-Type",
            "application/json");
    assertThat(kept.status()).as(kept.body()).isBetween(200, 201);

    Http.Reply reply = node.http.post(SCORE + query, key, "{\"email\":\"a@acme.com\"}");

    if (quality.equals("400")) {
      assertThat(reply.status()).isEqualTo(400);
    } else {
      assertThat(reply.json().get("score").asInt()).isBetween(6, 54);
      assertThat(reply.json().get("quality").asText()).isEqualTo(quality);
    }
  }

  @Test
  void thresholds_ofOtherPlans_changeNothingAndSaySo() {
    Http.Reply plain = node.http.post(SCORE, growth, EXAMPLE);
    Http.Reply asked = node.http.post(SCORE + "?mid=2&low=1", growth, EXAMPLE);

    assertThat(asked.body()).isEqualTo(plain.body());
    assertThat(asked.header("X-Assay-Warning")).contains("enterprise");
    assertThat(plain.header("X-Assay-Warning")).isEmpty();
  }

  @Test
  void normalize_lead_isShownAsRead() {
    Http.Reply reply = node.http.post(NORMALIZE, growth, MAPPED);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .isEqualTo(
            "{\"detector_version\":\"1.0.0\","
                + "\"canonical_lead\":{\"email\":\"user@example.com\",\"phone\":\"+34987654321\"},"
                + "\"detected_fields\":{"
                + "\"email\":{\"source\":\"contactEmail\",\"method\":\"explicit_map\"},"
                + "\"phone\":{\"source\":\"tel\",\"method\":\"explicit_map\"}},"
                + "\"missing_fields\":[\"name\",\"message\",\"source\",\"country\",\"job_title\","
                + "\"industry\",\"company_size\",\"website\"],"
                + "\"conflicts\":[],\"warnings\":[]}");
    assertThat(reply.header("X-Decision-Id")).isEmpty();
    assertThat(reply.header("X-Assay-Pack")).isEmpty();
  }

  @Test
  void normalize_withScore_isScoredAndRecordedAsWell() {
    JsonNode scored = node.http.post(SCORE, growth, EXAMPLE).json();
    Http.Reply reply = node.http.post(NORMALIZE + "/?score=1", growth, EXAMPLE);

    for (String field : keys(scored)) {
      assertThat(reply.json().get(field)).as(field).isEqualTo(scored.get(field));
    }
    assertThat(reply.json().get("detection_meta")).isNotNull();
    assertThat(reply.json().get("detection_meta")).isEqualTo(reply.json().get("detected_fields"));
    assertThat(reply.header("X-Decision-Id")).isNotEmpty();
  }

  @Test
  void normalize_debugMode_showsConflictsInFullAndPaths() {
    String lead = "{\"email\":\"ana@acme-labs.com\",\"mail\":\"bo@acme-labs.com\"}";

    JsonNode plain = node.http.post(NORMALIZE, growth, lead).json();
    JsonNode debug = node.http.post(NORMALIZE + "?debug_mode=1", growth, lead).json();

    assertThat(plain.get("conflicts").toString())
        .isEqualTo("[{\"field\":\"email\",\"kept\":\"email\"}]");
    assertThat(debug.get("conflicts").toString())
        .isEqualTo("[{\"field\":\"email\",\"kept\":\"email\",\"others\":[\"mail\"]}]");
    assertThat(debug.at("/detected_fields/email/source_path").asText()).isEqualTo("email");
    assertThat(plain.at("/detected_fields/email").has("source_path")).isFalse();
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
