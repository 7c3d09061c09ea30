package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Companies that bought, and leads that are compared with them. */
@ExtendWith(NodeExtension.class)
final class CustomerRoutesTest {
  private static final String GLOBEX =
      """
      {"name":"Globex","domain":"https://www.globex.com/en","traits":{"industry":"Computer Software",
       "employees":"51-200","tech_stack":["AWS","Salesforce"],"funding_stage":"Series A",
       "growth_signals":["hiring"],"country":"Germany","custom":{"region":["dach"]}}}
      """;
  private static final String LIKE_GLOBEX =
      """
      {"email":"ana@acme.de","industry":"Software","employees":90,"tech_stack":["aws"]}
      """;

  private final TestNode node;
  private final Own own;

  CustomerRoutesTest(TestNode node) {
    this.node = node;
    this.own = new Own();
  }

  /** A new tenant. */
  private final class Own {
    final Tenant tenant = node.tenant(Plan.UNLIMITED);
    final String key = node.key(tenant, Role.INTEGRATOR, Role.AUDITOR, Role.ADMIN, Role.ANALYST);

    Http.Reply put(String id, String body) {
      return send("PUT", "/v1/customers/" + id, body);
    }

    Http.Reply send(String method, String path, String body) {
      return node.http.send(
          method, path, body, "X-API-Key", key, "Content-Type", "application/json");
    }

    Http.Reply load(String type, String body) {
      return node.http.send(
          "POST", "/v1/customers/import", body, "X-API-Key", key, "Content-Type", type);
    }

    Http.Reply get(String path) {
      return node.http.get(path, "X-API-Key", key);
    }

    Http.Reply delete(String id) {
      return node.http.send("DELETE", "/v1/customers/" + id, null, "X-API-Key", key);
    }

    JsonNode compare(String lead) {
      return node.http.post("/v1/similarity", key, "{\"lead\":" + lead + "}").json();
    }

    JsonNode decide(String lead) {
      String body =
          "{\"pack\":\"icp-match\",\"version\":\"2.0.0\",\"explain\":true,\"lead\":" + lead + "}";
      return node.http.post("/v1/decisions", key, body).json();
    }

    String replay(JsonNode decision) {
      String path = "/v1/decisions/" + decision.get("decision_id").asText() + "/replay";
      return node.http.post(path, key, "{}").json().get("verdict").asText();
    }
  }

  private static double value(JsonNode decision, String factor) {
    for (JsonNode one : decision.get("factors")) {
      if (one.get("key").asText().equals(factor)) {
        return one.get("value").asDouble();
      }
    }
    return 0;
  }

  @Test
  void put_isReadAsItIsCompared() {
    Http.Reply made = own.put("globex", GLOBEX);
    Http.Reply again = own.put("globex", GLOBEX);
    JsonNode read = own.get("/v1/customers/globex").json();

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(read.get("domain").asText()).isEqualTo("globex.com");
    assertThat(read.at("/traits/country").asText()).isEqualTo("DE");
    assertThat(read.at("/traits/employees").asText()).isEqualTo("51-200");
    assertThat(read.get("origin").asText()).isEqualTo("api");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          globex       | {}                                                   | needs a domain or a trait
          globex       | {"name":"Globex"}                                    | needs a domain or a trait
          globex       | {"domain":"gmail.com"}                               | /domain
          globex       | {"domain":"not a domain"}                            | /domain
          globex       | {"traits":{"country":"Atlantis"}}                    | /traits/country
          globex       | {"traits":{"custom":{"gender":"f"}}}                 | by which nobody may be judged
          globex       | {"traits":{"custom":{"religion_of_staff":"x"}}}      | by which nobody may be judged
          globex       | {"traits":{"employees":0}}                           | /traits/employees
          globex       | {"traits":{"employees":"many"}}                      | /traits/employees
          globex       | {"traits":{"shoe_size":3}}                           | unknown field
          ana%40x.com  | {"domain":"globex.com"}                              | no person
          %20          | {"domain":"globex.com"}                              | /customer_id
          """)
  void put_bad_isRefusedByName_andNothingIsKept(String id, String body, String message) {
    Http.Reply refused = own.put(id, body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains(message);
    assertThat(own.get("/v1/customers").json().get("items")).isEmpty();
  }

  @Test
  void list_pagesThroughAll_ofThisTenantAlone() {
    Own other = new Own();
    other.put("theirs", GLOBEX);
    for (int i = 0; i < 5; i++) {
      own.put("c-" + i, GLOBEX);
    }

    JsonNode first = own.get("/v1/customers?limit=3").json();
    JsonNode second = own.get("/v1/customers?limit=3&after=" + first.get("next").asText()).json();

    assertThat(first.get("items")).hasSize(3);
    assertThat(second.get("items")).hasSize(2);
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(own.get("/v1/customers/theirs").status()).isEqualTo(404);
    assertThat(own.delete("theirs").status()).isEqualTo(404);
    assertThat(own.get("/v1/customers?after=x").status()).isEqualTo(400);
  }

  @Test
  void compare_namesWhatIsShared_andWhatIsMissing() {
    own.put("globex", GLOBEX);
    own.put(
        "baker", "{\"name\":\"Baker\",\"traits\":{\"industry\":\"Bakery\",\"country\":\"FR\"}}");

    JsonNode answer = own.compare(LIKE_GLOBEX);

    JsonNode nearest = answer.at("/nearest/0");
    assertThat(answer.get("customers").asInt()).isEqualTo(2);
    assertThat(answer.get("domain").asText()).isEqualTo("acme.de");
    assertThat(answer.at("/traits/country").asText()).isEqualTo("DE");
    assertThat(nearest.get("customer_id").asText()).isEqualTo("globex");
    assertThat(nearest.get("shared").toString())
        .isEqualTo("[\"industry\",\"employees\",\"tech_stack\",\"country\"]");
    assertThat(nearest.get("missing").toString())
        .isEqualTo("[\"funding_stage\",\"growth_signals\",\"region\"]");
    assertThat(nearest.get("traits")).hasSize(7);
    assertThat(nearest.get("similarity").asDouble())
        .isGreaterThan(answer.at("/nearest/1/similarity").asDouble());
  }

  @Test
  void compare_bareDomainOfACustomer_isThatCompany() {
    own.put("globex", GLOBEX);

    JsonNode answer = own.compare("{\"domain\":\"globex.com\"}");

    assertThat(answer.get("value").asDouble()).isEqualTo(1);
    assertThat(answer.at("/nearest/0/same_company").asBoolean()).isTrue();
  }

  @Test
  void compare_withNobody_orNothingKnown_saysSo() {
    JsonNode nobody = own.compare(LIKE_GLOBEX);
    own.put("globex", GLOBEX);
    JsonNode nothing = own.compare("{\"email\":\"ana@gmail.com\"}");

    assertThat(nobody.get("known").asBoolean()).isFalse();
    assertThat(nobody.get("customers_hash").isNull()).isTrue();
    assertThat(nothing.get("known").asBoolean()).isFalse();
    assertThat(nothing.get("nearest")).isEmpty();
  }

  @Test
  void decide_looksAtOwnCustomers_namesThemByHash_andReplaysExactly() {
    Own other = new Own();
    own.put("globex", GLOBEX);

    JsonNode decision = own.decide(LIKE_GLOBEX);
    JsonNode theirs = other.decide(LIKE_GLOBEX);

    assertThat(value(decision, "customer_similarity")).isPositive();
    assertThat(decision.at("/similarity/nearest/0/customer_id").asText()).isEqualTo("globex");
    assertThat(decision.at("/receipt/customers_hash"))
        .isEqualTo(own.compare(LIKE_GLOBEX).get("customers_hash"));
    assertThat(decision.get("grade").asText()).matches("[A-F]");
    assertThat(value(theirs, "customer_similarity")).isZero();
    assertThat(theirs.at("/receipt/customers_hash").isNull()).isTrue();
    assertThat(theirs.has("similarity")).isFalse();
    assertThat(own.replay(decision)).isEqualTo("EXACT");
  }

  @Test
  void decide_bySettings_looksForTheIdealCustomer() {
    String lead = "{\"industry\":\"Software\",\"employees\":90}";
    JsonNode open = own.decide(lead);
    String icp =
        "{\"icp\":{\"industries\":[\"software\"],\"employees\":{\"least\":100}},\"activate\":%s}";

    own.send("PUT", "/v1/settings/icp", icp.formatted(true));
    JsonNode sought = own.decide(lead);
    own.send("POST", "/v1/settings/versions/0/activate", "{}");
    JsonNode openAgain = own.decide(lead);

    assertThat(value(open, "industry_match")).isEqualTo(0.5);
    assertThat(value(open, "company_size_bucket")).isEqualTo(0.5);
    assertThat(value(sought, "industry_match")).isEqualTo(1);
    assertThat(value(sought, "company_size_bucket")).isZero();
    assertThat(sought.at("/receipt/settings_version").asInt()).isEqualTo(1);
    assertThat(own.replay(sought)).isEqualTo("EXACT");
    assertThat(value(openAgain, "industry_match")).isEqualTo(0.5);
  }

  @Test
  void delete_isFollowedByNoAnswerThatNamesIt() {
    own.put("globex", GLOBEX);
    JsonNode before = own.decide(LIKE_GLOBEX);
    String path = "/v1/decisions/" + before.get("decision_id").asText();

    assertThat(own.delete("globex").status()).isEqualTo(204);

    assertThat(own.get("/v1/customers/globex").status()).isEqualTo(404);
    assertThat(own.delete("globex").status()).isEqualTo(404);
    assertThat(own.compare(LIKE_GLOBEX).get("customers").asInt()).isZero();
    assertThat(value(own.decide(LIKE_GLOBEX), "customer_similarity")).isZero();
    JsonNode explained = own.get(path + "/explanation").json();
    assertThat(explained.at("/similarity/nearest")).isEmpty();
    assertThat(explained.toString()).doesNotContainIgnoringCase("globex");
    assertThat(own.get(path + "?explain=true").body()).doesNotContainIgnoringCase("globex");
    assertThat(own.replay(before)).isEqualTo("EXACT");
  }

  @Test
  void load_ndjson_badLinesFailNoOther() {
    String lines =
        """
        {"id":"a","domain":"a-corp.com","traits":{"industry":"Software"}}
        {"id":"b","domain":"gmail.com"}
        not json
        {"id":"c","industry":"Retail","employees":40,"segment":"smb"}
        {"domain":"d-corp.com"}
        """;

    JsonNode answer = own.load("application/x-ndjson", lines).json();
    JsonNode again = own.load("application/x-ndjson", lines).json();

    assertThat(answer.get("records").asInt()).isEqualTo(5);
    assertThat(answer.get("imported").asInt()).isEqualTo(2);
    assertThat(answer.get("new").asInt()).isEqualTo(2);
    assertThat(answer.get("failed").asInt()).isEqualTo(3);
    assertThat(answer.at("/errors/0/line").asInt()).isEqualTo(2);
    assertThat(answer.at("/errors/0/message").asText()).contains("/domain");
    assertThat(answer.at("/errors/1/error").asText()).isEqualTo("invalid_json");
    assertThat(again.get("new").asInt()).isZero();
    assertThat(own.get("/v1/customers/c").json().at("/traits/custom/segment").asText())
        .isEqualTo("smb");
    assertThat(own.compare("{\"domain\":\"a-corp.com\"}").get("customers").asInt()).isEqualTo(2);
  }

  @Test
  void load_csv_columnsAreTraits() {
    String csv =
        """
        id;name;domain;industry;employees;tech_stack;country;region
        g;Globex;globex.com;Software;51-200;aws|sap;Germany;dach
        h;Initech;initech.com;Software;x;;Nowhere;
        """;

    JsonNode answer = own.load("text/csv", csv).json();

    JsonNode kept = own.get("/v1/customers/g").json();
    assertThat(answer.get("imported").asInt()).as(answer.toString()).isEqualTo(1);
    assertThat(answer.at("/errors/0/line").asInt()).isEqualTo(3);
    assertThat(kept.at("/traits/tech_stack").toString()).isEqualTo("[\"aws\",\"sap\"]");
    assertThat(kept.at("/traits/country").asText()).isEqualTo("DE");
    assertThat(kept.at("/traits/custom/region").asText()).isEqualTo("dach");
    assertThat(kept.get("origin").asText()).isEqualTo("import");
  }

  @Test
  void load_csvWithoutIds_isRefusedWhole_andNamesTheColumn() {
    String csv = "name,domain\nGlobex,globex.com\n";

    Http.Reply refused = own.load("text/csv", "\n" + csv);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.json().get("detail").asText())
        .isEqualTo("the first record must name the columns: line 2 names no column 'id'");
    assertThat(own.get("/v1/customers").json().get("items")).isEmpty();
  }

  @Test
  void load_recordWithoutAnId_isNamedByItsLine() {
    JsonNode answer = own.load("text/csv", "id,domain\ng,globex.com\n,initech.com\n").json();

    assertThat(answer.get("imported").asInt()).isEqualTo(1);
    assertThat(answer.at("/errors/0/line").asInt()).isEqualTo(3);
    assertThat(answer.at("/errors/0/message").asText())
        .isEqualTo("/id: is missing: your own id of it");
  }

  @Test
  void employees_thatTellNoNumber_areWarnedOf() {
    String lead = "{\"domain\":\"acme.de\",\"employees\":\"many\"}";
    own.put("globex", GLOBEX);

    String warning =
        "'employees' tells no number of employees, such as 120 or 51-200: how many there are is not"
            + " known";
    assertThat(own.compare(lead).at("/warnings/0").asText()).isEqualTo(warning);
    assertThat(own.decide(lead).at("/warnings/0").asText()).isEqualTo(warning);
    assertThat(own.compare(LIKE_GLOBEX).get("warnings")).isEmpty();
  }

  @Test
  void load_otherType_is415() {
    assertThat(own.load("application/json", "{}").status()).isEqualTo(415);
  }

  @Test
  void converted_leadsOfEitherKind_bringTheirCompanies() {
    String lead = "{\"email\":\"ana@%s\",\"industry\":\"Software\",\"employees\":40}";
    String outcome = "{\"lead_id\":\"o-1\",\"outcome\":\"converted\"}";
    String decision =
        "{\"pack\":\"icp-match\",\"lead_id\":\"o-1\",\"lead\":%s}"
            .formatted(lead.formatted("hooli.com"));
    assertThat(own.send("POST", "/v1/decisions", decision).status()).isEqualTo(200);
    own.send("PUT", "/v1/leads/crm-9", lead.formatted("piedpiper.com"));

    Http.Reply told = own.send("POST", "/v1/outcomes", outcome);
    Http.Reply moved = own.send("POST", "/v1/leads/crm-9/status", "{\"status\":\"converted\"}");

    assertThat(told.status()).as(told.body()).isEqualTo(201);
    assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    for (String domain : List.of("hooli.com", "piedpiper.com")) {
      Http.Reply kept = own.get("/v1/customers/" + domain);
      assertThat(kept.status()).as(domain).isEqualTo(200);
      assertThat(kept.json().get("origin").asText()).isEqualTo("outcome");
    }
  }

  @Test
  void won_takesTheCompanyOfALeadIn_andNoPerson() {
    String outcome = "{\"lead_id\":\"%s\",\"outcome\":\"converted\",\"lead\":%s}";
    String lead =
        """
        {"name":"Ana Silva","email":"ana.silva@initech.de","company":"Initech","industry":"Software",
         "employees":40}
        """;
    String someone = "{\"email\":\"ana.silva@gmail.com\"}";

    own.send("POST", "/v1/outcomes", outcome.formatted("o-1", lead));
    own.send("POST", "/v1/outcomes", outcome.formatted("o-2", someone));

    assertThat(own.get("/v1/customers").json().get("items")).hasSize(1);
    Http.Reply kept = own.get("/v1/customers/initech.de");
    assertThat(kept.body()).doesNotContainIgnoringCase("ana").contains("software");
    assertThat(kept.json().get("origin").asText()).isEqualTo("outcome");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> own.compare("{\"domain\":\"initech.de\"}").get("value").asDouble() == 1);
  }
}
