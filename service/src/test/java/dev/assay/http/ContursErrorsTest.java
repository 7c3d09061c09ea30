package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.Who;
import dev.assay.tenants.IssuedKey;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The refusals of the Conturs API, in the order of its checks, to the byte. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContursErrorsTest {
  private static final String REQUIRED = "{\"error\":\"api_key and email required\"}";
  private static final String INVALID_KEY = "{\"error\":\"Invalid API key\"}";
  private static final String NO_LEADS = "{\"error\":\"No leads provided\"}";
  private static final String BODY = "{\"error\":\"Invalid request body: %s\"}";

  private final TestNode node;
  private final Tenant tenant;
  private final String key;

  ContursErrorsTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.GROWTH);
    key = node.key(tenant, Role.INTEGRATOR);
  }

  static Stream<Arguments> methods() {
    return Stream.of("/leads", "/leads/", "/config", "/feedback/", "/health")
        .flatMap(
            path ->
                Stream.of("OPTIONS", "PUT", "PATCH", "DELETE")
                    .map(method -> Arguments.of(method, path)));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void method_other_is405(String method, String path) {
    assertThat(node.http.send(method, path, null))
        .returns(405, Http.Reply::status)
        .returns("{\"error\":\"Method not allowed\"}", Http.Reply::body);
  }

  @Test
  void leads_got_is405() {
    assertThat(node.http.get("/leads"))
        .returns(405, Http.Reply::status)
        .returns("{\"error\":\"Method not allowed\"}", Http.Reply::body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "nonsense", "{\"api_key\":}", "{} {}", "{\"a\":1,\"a\":2}"})
  void body_notJson_is400(String body) {
    assertRefused(post(body), 400, BODY.formatted("not JSON"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"x\"", "null"})
  void body_noObject_is400(String body) {
    assertRefused(post(body), 400, BODY.formatted("must be a JSON object"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"no_such_field\":1}",
        "{\"api_key\":\"KEY\"}",
        "{\"email\":\"me@acme.io\"}",
        "{\"api_key\":\"\",\"email\":\"me@acme.io\",\"leads\":[{}]}",
        "{\"api_key\":\"KEY\",\"email\":\" \",\"leads\":[{}]}",
        "{\"api_key\":null,\"email\":null}",
        "{\"email\":\"me@acme.io\",\"leads\":[]}",
      })
  void credentials_missing_is401(String body) {
    assertRefused(post(body.replace("KEY", key)), 401, REQUIRED);
  }

  @Test
  void key_ofAnotherKind_is401() {
    String auditor = node.key(tenant, Role.AUDITOR);
    IssuedKey revoked = node.issue(tenant, Role.INTEGRATOR);
    node.keys.revoke(revoked.key().id(), Who.SERVICE);

    for (String bad : new String[] {"no-key", auditor, revoked.secret(), TestNode.OPERATOR_KEY}) {
      assertRefused(post(with(bad, "\"leads\":[{}]")), 401, INVALID_KEY);
      assertRefused(post(with(bad, "\"leads\":[]")), 401, INVALID_KEY);
    }
  }

  @Test
  void key_inTheHeaderAlone_isNotTaken() {
    Http.Reply reply = node.http.post("/leads", key, "{\"leads\":[{}]}");

    assertRefused(reply, 401, REQUIRED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"leads\":[]", "\"leads\":null", "\"lead\":{}"})
  void leads_none_is400(String leads) {
    assertRefused(post(with(key, leads)), 400, NO_LEADS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{}                                          | leads must be an array",
        "'x'                                         | leads must be an array",
        "[{}, 'secret']                              | leads[1] must be an object",
        "[null]                                      | leads[0] must be an object",
        "[{'email': 7}]                              | leads[0].email must be a string",
        "[{}, {'jobtitle': ['secret']}]              | leads[1].jobtitle must be a string",
        "[{'lead_status': {}}]                       | leads[0].lead_status must be a string",
        "[{'create_date': true}]                     | leads[0].create_date must be a string",
        "[{'email_open_count': 'secret'}]            | leads[0].email_open_count must be a number",
        "[{'num_deals': '4'}]                        | leads[0].num_deals must be a number",
        "[{'deal_amount': []}]                       | leads[0].deal_amount must be a number",
      })
  void leads_ofTheWrongKind_is400AndNamesThePlace(String leads, String fault) {
    String sent = leads.replace('\'', '"');

    assertRefused(post(with(key, "\"leads\":" + sent)), 400, BODY.formatted(fault));
  }

  @Test
  void credentials_ofTheWrongKind_is400() {
    assertRefused(
        post("{\"api_key\":7,\"email\":\"x\"}"), 400, BODY.formatted("api_key must be a string"));
  }

  @Test
  void fields_null_areAbsent() {
    assertThat(post(with(key, "\"leads\":[{\"email\":null,\"num_deals\":null}]")).status())
        .isEqualTo(200);
  }

  @Test
  void body_tooLarge_is413() {
    assertRefused(
        post(" ".repeat(RequestBody.LIMIT + 1)), 413, BODY.formatted("larger than 1 MiB"));
  }

  @Test
  void log_unknown_is400() {
    Http.Reply reply = node.http.send("POST", "/leads?log=everything", with(key, "\"leads\":[{}]"));

    assertRefused(reply, 400, "{\"error\":\"log must be lossless, bounded or none\"}");
  }

  @Test
  void map_unusable_isNotRepeated() {
    String leads = "\"leads\":[{\"_leadflags_map\":{\"secret\":\"x\"}}]";

    assertRefused(
        node.http.send("POST", "/leads?log=lossless", with(key, leads)),
        400,
        BODY.formatted("_leadflags_map cannot be used"));
  }

  private Http.Reply post(String body) {
    return node.http.send("POST", "/leads", body, "Content-Type", "application/json");
  }

  private static String with(String apiKey, String leads) {
    return "{\"api_key\":\"%s\",\"email\":\"me@acme.io\",%s}".formatted(apiKey, leads);
  }

  private static void assertRefused(Http.Reply reply, int status, String body) {
    assertThat(reply.body()).isEqualTo(body);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
  }
}
