package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.App;
import dev.assay.Config;
import dev.assay.audit.Who;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A node that scores, and another one that it has weights from. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CentralTest {
  private static final Pattern ACTION = Pattern.compile("\"(?:action|outcome)\":\"([a-z]+)\"");
  private static final Duration LONG = Duration.ofMinutes(1);

  private final TestNode central;
  private final String centralKey;
  private final Wire wire;
  @TempDir private static Path data;
  private App scorer;
  private Http http;
  private String key;

  CentralTest(TestNode central) {
    this.central = central;
    centralKey = central.key(central.tenant(Plan.GROWTH), Role.INTEGRATOR, Role.ADMIN);
    wire = new Wire(central.http.port());
  }

  @BeforeAll
  void start() {
    Map<String, String> environment =
        Map.of("ASSAY_CONFIG_API_URL", wire.url() + "/", "ASSAY_CONFIG_API_KEY", centralKey);
    scorer = App.start(Config.of("127.0.0.1", 0, data, environment));
    http = new Http(URI.create(scorer.url()).getPort());
  }

  @AfterAll
  void stop() {
    scorer.close();
    wire.close();
  }

  @BeforeEach
  void begin() {
    wire.mend();
    Tenant tenant = scorer.keys().create("acme", Plan.UNLIMITED, Who.SERVICE);
    EnumSet<Role> roles = EnumSet.of(Role.INTEGRATOR, Role.ADMIN, Role.ANALYST, Role.AUDITOR);
    key = scorer.keys().issue(tenant.id(), "test", roles).secret();
  }

  @Test
  void weights_ofTheCentral_judge_andGoOnWithoutIt() {
    String centralId = known("saas@acme.io", "SaaS");

    await().atMost(LONG).until(() -> method("saas@acme.io"), "industry_prior"::equals);
    Http.Reply first = score("?log=lossless", "saas@acme.io");
    String client = first.json().get("client_id").asText();
    JsonNode shown = client(client);
    JsonNode proposal =
        http.get("/v1/proposals?client_id=" + client, "X-API-Key", key).json().at("/items/0");

    assertThat(first.json().get("method").asText()).isEqualTo("industry_prior");
    assertThat(shown.get("weights"))
        .isEqualTo(config(central.http, centralKey, "saas@acme.io").get("weights"));
    assertThat(shown.at("/central/client_id").asText()).isEqualTo(centralId);
    assertThat(shown.at("/central/age_seconds").asLong(-1)).isNotNegative();
    assertThat(proposal.at("/provenance/central/client_id").asText()).isEqualTo(centralId);
    assertThat(proposal.get("state").asText()).isEqualTo("live");
    assertThat(verdict(first)).isEqualTo("EXACT");

    wire.cut();
    stopAndStart();
    Http.Reply later = score("?log=lossless", "saas@acme.io");

    assertThat(later.body()).isEqualTo(first.body());
    assertThat(client(client).at("/central/asked_on")).isEqualTo(shown.at("/central/asked_on"));
    assertThat(verdict(later)).isEqualTo("EXACT");
    assertThat(verdict(first)).isEqualTo("EXACT");
  }

  private void stopAndStart() {
    scorer.close();
    start();
  }

  @Test
  void weights_thatChangeAtTheCentral_areANewVersion_andOldDecisionsReplay() {
    known("moves@acme.io", "SaaS");
    await().atMost(LONG).until(() -> method("moves@acme.io"), "industry_prior"::equals);
    Http.Reply before = score("?log=lossless", "moves@acme.io");
    String client = before.json().get("client_id").asText();
    int version = client(client).get("weights_version").asInt();

    known("moves@acme.io", "retail");
    JsonNode now = config(central.http, centralKey, "moves@acme.io").get("weights");
    await()
        .atMost(LONG)
        .until(() -> config(http, key, "moves@acme.io").get("weights"), now::equals);
    Http.Reply after = score("?log=lossless", "moves@acme.io");

    assertThat(config(http, key, "moves@acme.io").get("is_new_client").asBoolean()).isFalse();
    assertThat(client(client).get("weights_version").asInt()).isGreaterThan(version);
    assertThat(after.body()).isNotEqualTo(before.body());
    assertThat(verdict(before)).isEqualTo("EXACT");
    assertThat(verdict(after)).isEqualTo("EXACT");
  }

  @Test
  void weights_neverSeenWhileTheCentralIsAway_areTheUsualOnes_untilItIsBack() {
    known("later@acme.io", "SaaS");
    wire.cut();

    Http.Reply away = score("", "later@acme.io");
    JsonNode config = config(http, key, "later@acme.io");

    assertThat(away.status()).isEqualTo(200);
    assertThat(away.json().get("method").asText()).isEqualTo("default");
    assertThat(config.get("method").asText()).isEqualTo("default");
    assertThat(client(config.get("client_id").asText()).get("central").isNull()).isTrue();

    wire.mend();
    await().atMost(LONG).until(() -> method("later@acme.io"), "industry_prior"::equals);
  }

  @Test
  void outcomes_areForwardedInOrderWhenTheCentralIsBack_andCountOnce() {
    String centralId = known("tells@acme.io", "SaaS");
    final String client = heard("tells@acme.io");
    wire.cut();
    tell(client, "lead-1", "converted");
    tell(client, "lead-2", "replied");
    tell(client, "lead-1", "ignored");
    tell(client, "lead-3", "bounced");
    String retracted =
        "{\"client_id\":\"%s\",\"lead_id\":\"lead-3\",\"outcome\":\"retracted\"}".formatted(client);
    assertThat(http.post("/v1/outcomes", key, retracted).status()).isEqualTo(201);
    tell(client, "lead-4", "clicked");
    final int before = wire.sent().length();

    wire.swallowAnAnswer();
    wire.mend();
    await().atMost(LONG).until(() -> counted(centralId).get("clicked").asInt() == 1);

    JsonNode counts = counted(centralId);
    assertThat(counts.get("converted").asInt()).isZero();
    assertThat(counts.get("replied").asInt()).isEqualTo(1);
    assertThat(counts.get("ignored").asInt()).isEqualTo(1);
    assertThat(counts.get("bounced").asInt()).isZero();
    List<String> actions = new ArrayList<>();
    Matcher action = ACTION.matcher(wire.sent().substring(before));
    while (action.find()) {
      actions.add(action.group(1));
    }
    assertThat(actions)
        .containsExactly(
            "converted", "converted", "replied", "ignored", "bounced", "retracted", "clicked");
  }

  @Test
  void nothingOfALead_leavesTheNode() {
    String centralId = known("quiet@acme.io", "SaaS");
    String marked =
        """
        {"email":"zqmail7731@zqhost8842.example","first_name":"Zqfirst1175","last_name":"Zqlast2286",\
        "phone":"+15559918273","company":"Zqcompany3397","job_title":"Zqtitle4408","city":"Zqcity5519",\
        "country":"Zqcountry6620","industry":"Zqindustry7731","lead_status":"zqstatus8842",\
        "email_open_count":918273,"email_click_count":827364,"num_deals":736455,\
        "deal_amount":6455463.75,"create_date":"2026-10-17T03:41:59Z",\
        "notes_last_updated":"2026-10-18T04:42:58Z","zqfield9953":"zqvalue1064"}""";
    List<String> secrets =
        List.of(
            "zqmail7731",
            "zqhost8842",
            "Zqfirst1175",
            "Zqlast2286",
            "15559918273",
            "Zqcompany3397",
            "Zqtitle4408",
            "Zqcity5519",
            "Zqcountry6620",
            "Zqindustry7731",
            "zqstatus8842",
            "918273",
            "827364",
            "736455",
            "6455463",
            "2026-10-17",
            "2026-10-18",
            "zqfield9953",
            "zqvalue1064",
            "zqlead-55",
            "zqmail7731@zqhost8842.example");

    String body =
        "{\"api_key\":\"%s\",\"email\":\"quiet@acme.io\",\"leads\":[%s]}".formatted(key, marked);
    assertThat(http.send("POST", "/leads?log=lossless", body).status()).isEqualTo(200);
    String client = heard("quiet@acme.io");
    tell(client, "zqlead-55", "converted\",\"lead\":" + marked + ",\"more\":\"");
    tell(client, "zqmail7731@zqhost8842.example", "replied");
    await().atMost(LONG).until(() -> counted(centralId).get("replied").asInt() == 1);

    String sent = wire.sent();
    assertThat(sent).contains("quiet@acme.io", centralId, "\"action\":\"converted\"");
    String small = sent.toLowerCase(Locale.ROOT);
    for (String secret : secrets) {
      assertThat(small).doesNotContain(secret.toLowerCase(Locale.ROOT));
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      assertThat(small).doesNotContain(HexFormat.of().formatHex(bytes));
      for (int shift = 0; shift < 3; shift++) {
        assertThat(sent).doesNotContain(inBase64(bytes, shift));
      }
    }
  }

  /** Those characters of base64 that depend on nothing but these bytes, wherever they begin. */
  private static String inBase64(byte[] bytes, int shift) {
    byte[] shifted = new byte[shift + bytes.length];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    return text.substring(shift == 0 ? 0 : shift + 1, (shift + bytes.length) * 8 / 6);
  }

  /** Has the central know an account, of that industry; gives the central's id. */
  private String known(String address, String industry) {
    String id = config(central.http, centralKey, address).get("client_id").asText();
    Http.Reply described =
        central.http.send(
            "PUT",
            "/v1/clients/" + id,
            "{\"profile\":{\"industry\":\"%s\"}}".formatted(industry),
            "X-API-Key",
            centralKey,
            "Content-Type",
            "application/json");
    assertThat(described.status()).as(described.body()).isEqualTo(200);
    return id;
  }

  /** Has the scorer hear of an account; gives the scorer's id. */
  private String heard(String address) {
    String id = config(http, key, address).get("client_id").asText();
    await()
        .atMost(LONG)
        .until(
            () -> {
              config(http, key, address);
              return !client(id).get("central").isNull();
            });
    return id;
  }

  private String method(String address) {
    return score("", address).json().get("method").asText();
  }

  private static JsonNode config(Http at, String apiKey, String address) {
    String body = "{\"email\":\"%s\",\"api_key\":\"%s\"}".formatted(address, apiKey);
    Http.Reply reply = at.send("POST", "/config", body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private Http.Reply score(String query, String address) {
    String body =
        """
        {"api_key":"%s","email":"%s","leads":[{"email":"jo@x.io","company":"X","job_title":"CEO"}]}"""
            .formatted(key, address);
    return http.send("POST", "/leads" + query, body);
  }

  private void tell(String client, String lead, String action) {
    String body =
        "{\"client_id\":\"%s\",\"lead_id\":\"%s\",\"action\":\"%s\",\"api_key\":\"%s\"}"
            .formatted(client, lead, action, key);
    Http.Reply reply = http.send("POST", "/feedback", body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  private JsonNode client(String id) {
    return http.get("/v1/clients/" + id, "X-API-Key", key).json();
  }

  private JsonNode counted(String centralId) {
    return central
        .http
        .get("/v1/clients/" + centralId, "X-API-Key", centralKey)
        .json()
        .get("outcomes");
  }

  private String verdict(Http.Reply scored) {
    String path = "/v1/decisions/" + scored.header("X-Decision-Id") + "/replay";
    return http.post(path, key, "{}").json().get("verdict").asText();
  }
}
