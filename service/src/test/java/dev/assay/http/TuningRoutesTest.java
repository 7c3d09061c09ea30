package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tenant's own weights, bands and calibration. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TuningRoutesTest {
  private static final String PACK = "/v1/packs/lead-quality";
  private static final String LEAD =
      "{\"name\":\"Ana Silva\",\"email\":\"ana@acme-labs.com\",\"message\":\"Please call me\"}";
  private static final String PERCENTILES =
      "[{\"score\":0,\"percentile\":0},{\"score\":20,\"percentile\":61},{\"score\":100,\"percentile\":100}]";

  private final TestNode node;

  TuningRoutesTest(TestNode node) {
    this.node = node;
  }

  /** A new tenant and its keys. */
  private final class Customer {
    final Tenant tenant = node.tenant(Plan.UNLIMITED);
    final String caller = node.key(tenant, Role.INTEGRATOR, Role.AUDITOR, Role.ADMIN);
    final String analyst = node.key(tenant, Role.ANALYST);
    final String approver = node.key(tenant, Role.APPROVER);

    JsonNode put(String kind, String content, boolean activate) {
      return send(kind, "{\"%s\":%s,\"reason\":\"a test\",\"activate\":%s}", content, activate)
          .json();
    }

    Http.Reply send(String kind, String body, String content, boolean activate) {
      return node.http.send(
          "PUT",
          PACK + "/" + kind,
          body.formatted(kind, content, activate),
          "X-API-Key",
          analyst,
          "Content-Type",
          "application/json");
    }

    JsonNode decide() {
      String body = "{\"pack\":\"lead-quality\",\"lead\":" + LEAD + "}";
      return node.http.post("/v1/decisions", caller, body).json();
    }

    JsonNode get(String path) {
      return node.http.get(PACK + path, "X-API-Key", approver).json();
    }

    String replay(JsonNode decision) {
      String path = "/v1/decisions/" + decision.get("decision_id").asText() + "/replay";
      return node.http.post(path, caller, "{}").json().toString();
    }
  }

  private static double weight(JsonNode decision, String factor) {
    for (JsonNode one : decision.get("factors")) {
      if (one.get("key").asText().equals(factor)) {
        return one.get("weight").asDouble();
      }
    }
    throw new AssertionError(factor + " was not set: " + decision);
  }

  private static double sum(JsonNode decision) {
    double sum = 0;
    for (JsonNode row : decision.get("waterfall")) {
      sum += row.get("points").asDouble();
    }
    return sum;
  }

  @Test
  void put_activated_judgesTheNextCall_ofThisTenantAlone() {
    Customer one = new Customer();
    Customer other = new Customer();
    JsonNode before = one.decide();

    JsonNode kept = one.put("weights", "{\"missing_phone\":-3}", true);
    JsonNode after = one.decide();

    assertThat(kept.get("version").asInt()).isEqualTo(1);
    assertThat(kept.get("active").asBoolean()).isTrue();
    assertThat(weight(before, "missing_phone")).isEqualTo(-18);
    assertThat(weight(after, "missing_phone")).isEqualTo(-3);
    assertThat(after.get("score").asInt()).isEqualTo(before.get("score").asInt() + 15);
    assertThat(after.at("/receipt/weights_version").asInt()).isEqualTo(1);
    assertThat(after.at("/receipt/weights_hash")).isEqualTo(kept.get("hash"));
    assertThat(after.at("/receipt/epoch").asLong())
        .isGreaterThan(before.at("/receipt/epoch").asLong());
    assertThat(weight(other.decide(), "missing_phone")).isEqualTo(-18);
    assertThat(other.get("/weights").get("versions")).isEmpty();
    assertThat(node.http.get(PACK + "/weights?version=1", "X-API-Key", other.approver).status())
        .isEqualTo(404);
  }

  @Test
  void put_notActivated_saysWhatItWouldChange_andChangesNothing() {
    Customer customer = new Customer();
    JsonNode before = customer.decide();
    customer.decide();

    JsonNode kept = customer.put("bands", "[{\"band\":\"medium\",\"from\":1}]", false);

    assertThat(kept.get("active").asBoolean()).isFalse();
    assertThat(kept.at("/drift/decisions").asInt()).isEqualTo(2);
    assertThat(kept.at("/drift/moved").asInt()).isEqualTo(2);
    assertThat(kept.at("/drift/share").asDouble()).isEqualTo(1);
    assertThat(kept.at("/drift/flips/0").toString())
        .isEqualTo("{\"from\":\"low\",\"to\":\"medium\",\"decisions\":2}");
    assertThat(customer.decide().get("band")).isEqualTo(before.get("band"));

    Http.Reply activated =
        node.http.post(PACK + "/bands/1/activate", customer.approver, "{\"reason\":\"agreed\"}");

    assertThat(activated.status()).isEqualTo(200);
    JsonNode after = customer.decide();
    assertThat(after.get("band").asText()).isEqualTo("medium");
    assertThat(after.get("score")).isEqualTo(before.get("score"));
    assertThat(after.at("/receipt/settings_hash"))
        .isNotEqualTo(before.at("/receipt/settings_hash"));
  }

  @Test
  void decisions_madeUnderManyVersions_replayExact() {
    Customer customer = new Customer();
    JsonNode first = customer.decide();
    customer.put("weights", "{\"missing_phone\":-3,\"business_domain_detected\":20.25}", true);
    JsonNode second = customer.decide();
    customer.put("weights", "{\"missing_phone\":-1.5}", true);
    customer.put("bands", "[{\"band\":\"medium\",\"from\":11}]", true);
    JsonNode third = customer.decide();
    customer.put("calibration", PERCENTILES, true);
    JsonNode fourth = customer.decide();
    node.http.post(PACK + "/weights/0/activate", customer.approver, "{}");
    JsonNode fifth = customer.decide();

    assertThat(fifth.at("/receipt/weights_version").asInt()).isZero();
    for (JsonNode decision : new JsonNode[] {first, second, third, fourth, fifth}) {
      assertThat(customer.replay(decision)).isEqualTo("{\"verdict\":\"EXACT\",\"differences\":[]}");
      assertThat(sum(decision)).isEqualTo(decision.get("score").asInt());
    }
  }

  @Test
  void calibration_on_mapsTheScore_inARowOfItsOwn() {
    Customer customer = new Customer();
    JsonNode before = customer.decide();

    JsonNode kept = customer.put("calibration", PERCENTILES, true);
    JsonNode after = customer.decide();

    int raw = before.get("score").asInt();
    int percentile =
        raw <= 20 ? Math.round(raw * 61 / 20f) : 61 + Math.round((raw - 20) * 39 / 80f);
    assertThat(after.get("score").asInt()).isEqualTo(percentile).isNotEqualTo(raw);
    assertThat(after.at("/receipt/calibration_hash")).isEqualTo(kept.get("hash"));
    JsonNode last = after.get("waterfall").get(after.get("waterfall").size() - 1);
    assertThat(last.toString())
        .isEqualTo("{\"row\":\"percentile\",\"points\":" + (percentile - raw) + "}");

    node.http.post(PACK + "/calibration/0/activate", customer.approver, "{}");

    assertThat(customer.decide().at("/receipt/calibration_hash").isNull()).isTrue();
  }

  @Test
  void calibration_ofTheLatestDecisions_isASnapshotOfTheirScores() {
    Customer customer = new Customer();
    Http.Reply tooFew = measured(customer);
    int highest = 0;
    for (int i = 0; i < 100; i++) {
      String name = i % 4 == 0 ? "xkjhqz" : "Ana Silva";
      String lead = "{\"name\":\"%s\",\"email\":\"ana%d@acme.com\"}".formatted(name, i);
      String body = "{\"pack\":\"lead-quality\",\"lead\":" + lead + "}";
      JsonNode decision = node.http.post("/v1/decisions", customer.caller, body).json();
      highest = Math.max(highest, decision.get("score").asInt());
    }

    Http.Reply kept = measured(customer);

    JsonNode points = customer.get("/calibration").get("calibration");
    JsonNode after = customer.decide();
    assertThat(tooFew.status()).isEqualTo(409);
    assertThat(kept.status()).as(kept.body()).isEqualTo(200);
    assertThat(points).hasSize(101);
    assertThat(points.get(highest).get("percentile").asInt())
        .as("a share of the leads scored that high")
        .isGreaterThan(points.get(highest - 1).get("percentile").asInt());
    assertThat(points.get(100).get("percentile").asInt()).isEqualTo(100);
    assertThat(after.at("/receipt/calibration_hash")).isEqualTo(kept.json().get("hash"));
    assertThat(customer.replay(after)).isEqualTo("{\"verdict\":\"EXACT\",\"differences\":[]}");
  }

  private Http.Reply measured(Customer customer) {
    return node.http.send(
        "PUT",
        PACK + "/calibration",
        "{\"decisions\":100,\"activate\":true}",
        "X-API-Key",
        customer.analyst,
        "Content-Type",
        "application/json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          weights     | {"no_such":1,"missing_phone":2,"other":3} | /weights/no_such: the pack has no such factor; /weights/other: the pack has no such factor
          weights     | {"missing_phone":1001}                    | /weights/missing_phone: must be from -1000 to 1000
          weights     | {"missing_phone":"NaN"}                   | /weights/missing_phone
          weights     | {"missing_phone":null}                    | /weights/missing_phone
          weights     | []                                        | /weights
          bands       | [{"band":"hot","from":10}]                | /bands/0/band: the pack has no band 'hot'
          bands       | [{"band":"low","from":10}]                | the last band must start at 0
          bands       | [{"band":"medium","from":70}]             | medium can never be reached
          bands       | [{"band":"strong","from":101}]            | /bands/0/from
          bands       | [{"band":"high","from":71},{"band":"high","from":72}] | /bands/1/band: 'high' stands twice
          bands       | [{"band":"high","from":71,"action":"sell"}] | /bands/0/action: the pack has no action 'sell'
          calibration | [{"score":0,"percentile":9},{"score":100,"percentile":8}] | the percentile of 100 must not fall
          calibration | [{"score":1,"percentile":0},{"score":100,"percentile":8}] | points must begin at score 0
          """)
  void put_whatThePackDoesNotHave_isRefusedByName(String kind, String content, String says) {
    Customer customer = new Customer();

    Http.Reply reply = customer.send(kind, "{\"%s\":%s,\"activate\":%s}", content, true);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("detail").asText()).contains(says);
    assertThat(customer.get("/" + kind).get("versions")).isEmpty();
  }

  @Test
  void put_numberBeyondAnyDouble_isRefused() {
    Http.Reply reply =
        new Customer().send("weights", "{\"%s\":%s,\"activate\":%s}", "{\"a\":1e400}", true);

    assertThat(reply.status()).isEqualTo(400);
  }

  @Test
  void fourEyes_on_needASecondPerson() {
    Customer customer = new Customer();
    node.http.send(
        "PUT",
        "/v1/settings/four-eyes",
        "{\"required\":true}",
        "X-API-Key",
        customer.caller,
        "Content-Type",
        "application/json");

    Http.Reply alone =
        customer.send("weights", "{\"%s\":%s,\"activate\":%s}", "{\"missing_phone\":-3}", true);
    JsonNode kept = customer.put("weights", "{\"missing_phone\":-3}", false);
    Http.Reply self = node.http.post(PACK + "/weights/1/activate", customer.analyst, "{}");
    Http.Reply another = node.http.post(PACK + "/weights/1/activate", customer.approver, "{}");

    assertThat(alone.status()).isEqualTo(403);
    assertThat(kept.get("version").asInt()).isEqualTo(1);
    assertThat(self.status()).isEqualTo(403);
    assertThat(another.status()).isEqualTo(200);
    assertThat(weight(customer.decide(), "missing_phone")).isEqualTo(-3);
  }

  @Test
  void fourEyes_on_onePersonMayReturnToThePacksOwn_forAReason_andToNothingElse() {
    Customer customer = new Customer();
    customer.put("weights", "{\"missing_phone\":-3}", true);
    customer.put("weights", "{\"missing_phone\":-4}", true);
    node.http.send(
        "PUT",
        "/v1/settings/four-eyes",
        "{\"required\":true}",
        "X-API-Key",
        customer.caller,
        "Content-Type",
        "application/json");

    Http.Reply before = node.http.post(PACK + "/weights/1/activate", customer.analyst, "{}");
    Http.Reply silent = node.http.post(PACK + "/weights/0/activate", customer.analyst, "{}");
    double still = weight(customer.decide(), "missing_phone");
    Http.Reply back =
        node.http.post(
            PACK + "/weights/0/activate", customer.analyst, "{\"reason\":\"scores are off\"}");

    assertThat(before.status()).isEqualTo(403);
    assertThat(silent.status()).isEqualTo(409);
    assertThat(silent.body()).contains("give a reason");
    assertThat(still).isEqualTo(-4);
    assertThat(back.status()).isEqualTo(200);
    assertThat(weight(customer.decide(), "missing_phone")).isEqualTo(-18);
    JsonNode entry =
        node.http.get("/v1/audit?limit=1", "X-API-Key", customer.caller).json().at("/items/0");
    assertThat(entry.get("step").asText()).isEqualTo("weights.activated");
    assertThat(entry.get("reason").asText()).isEqualTo("scores are off");
    assertThat(entry.get("details").toString())
        .isEqualTo("{\"skipped\":\"four_eyes\",\"version\":\"0\"}");
  }

  @Test
  void get_older_showsItBesideTheActiveOne() {
    Customer customer = new Customer();
    customer.put("weights", "{\"missing_phone\":-3}", true);
    customer.put("weights", "{\"missing_phone\":-4}", true);

    JsonNode active = customer.get("/weights");
    JsonNode older = customer.get("/weights?version=1");
    JsonNode packs = customer.get("/weights?version=0");

    assertThat(active.get("version").asInt()).isEqualTo(2);
    assertThat(active.at("/weights/missing_phone").asInt()).isEqualTo(-4);
    assertThat(active.get("own").toString()).isEqualTo("[\"missing_phone\"]");
    assertThat(active.get("versions")).hasSize(2);
    assertThat(older.get("active").asBoolean()).isFalse();
    assertThat(older.at("/weights/missing_phone").asInt()).isEqualTo(-3);
    assertThat(older.at("/weights/missing_email").asInt()).isEqualTo(-22);
    assertThat(packs.at("/weights/missing_phone").asInt()).isEqualTo(-18);
    assertThat(node.http.get(PACK + "/weights?version=3", "X-API-Key", customer.analyst).status())
        .isEqualTo(404);
  }

  @Test
  void audit_everyStep_namesWhoAndWhy_toItsTenantAlone() {
    Customer customer = new Customer();
    Customer other = new Customer();
    customer.put("weights", "{\"missing_phone\":-3}", true);
    other.put("weights", "{\"missing_phone\":-9}", true);

    JsonNode first = node.http.get("/v1/audit?limit=1", "X-API-Key", customer.caller).json();
    String next = first.get("next").asText();
    JsonNode second =
        node.http.get("/v1/audit?limit=50&after=" + next, "X-API-Key", customer.caller).json();

    assertThat(first.at("/items/0/step").asText()).isEqualTo("weights.activated");
    assertThat(first.at("/items/0/reason").asText()).isEqualTo("a test");
    assertThat(first.at("/items/0/by").asText()).isEqualTo("test");
    assertThat(first.at("/items/0/tenant_id").asText()).isEqualTo(customer.tenant.id().toString());
    assertThat(first.at("/items/0/details/version").asText()).isEqualTo("1");
    assertThat(second.get("items"))
        .extracting(entry -> entry.get("step").asText())
        .startsWith("weights.stored")
        .containsOnly("weights.stored", "key.created", "tenant.created")
        .containsOnlyOnce("weights.stored");
    assertThat(second.get("next").isNull()).isTrue();
  }
}
