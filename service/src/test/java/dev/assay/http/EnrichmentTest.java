package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What leads do not say of their companies is looked up where the tenant wants it. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EnrichmentTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String MINING =
      """
      {"industry":"Mining","company_size":"51-200","country":"DE","tech_stack":["AWS"],\
      "funding_stage":"Series A","growth_signals":["hiring"],"email":"eve@evil.example",\
      "_leadflags_map":{},"status":"converted"}\
      """;

  private final TestNode node;
  private final Vertx vertx = Vertx.vertx();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<String> held = new CompletableFuture<>();
  private HttpServer source;
  private String key;

  EnrichmentTest(TestNode node) {
    this.node = node;
  }

  @BeforeAll
  void start() {
    source = vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1").await();
  }

  @AfterAll
  void stop() {
    vertx.close().await();
  }

  @BeforeEach
  void begin() {
    Tenant tenant = node.tenant(Plan.UNLIMITED);
    key = node.key(tenant, Role.ADMIN, Role.INTEGRATOR, Role.AUDITOR);
  }

  private void answer(HttpServerRequest request) {
    asked.add(request.uri() + " " + request.headers() + " " + request.path());
    switch (request.path()) {
      case "/held-corp.com" -> {
        var unused = held.thenAccept(body -> request.response().end(body));
      }
      case "/away-corp.com" -> {
        boolean first = askedAbout("/away-corp.com") == 1;
        request.response().setStatusCode(first ? 503 : 200).end(first ? "" : MINING);
      }
      case "/broken-corp.com" -> request.response().setStatusCode(500).end();
      default -> request.response().end(MINING);
    }
  }

  private long askedAbout(String path) {
    return asked.stream().filter(line -> line.startsWith(path + " ")).count();
  }

  @Test
  void company_thatTheLeadDoesNotTellOf_isLookedUp_andTheDecisionReplaysWithoutTheSource() {
    choose();
    JsonNode first = put("crm-1", "zqmark-ana@mining-corp.com", "");

    JsonNode lead = filled("crm-1");
    JsonNode enrichment = lead.get("enrichment");

    assertThat(enrichment.get("industry").asText()).isEqualTo("Mining");
    assertThat(enrichment.get("company_size").asText()).isEqualTo("125");
    assertThat(enrichment.at("/_enrichment/source").asText()).isEqualTo("127.0.0.1");
    assertThat(enrichment.at("/_enrichment/at").asText()).startsWith("2026-");
    assertThat(enrichment.has("email") || enrichment.has("status")).isFalse();
    assertThat(lead.get("lead_status").asText()).isEqualTo("new");
    String decision = lead.get("decision_id").asText();
    assertThat(decision).isNotEqualTo(first.get("decision_id").asText());
    remove();
    assertThat(
            node.http
                .post("/v1/decisions/" + decision + "/replay", key, "{}")
                .json()
                .get("verdict")
                .asText())
        .isEqualTo("EXACT");
    assertThat(asked).anyMatch(line -> line.startsWith("/mining-corp.com "));
    assertThat(asked).noneMatch(line -> line.contains("zqmark") || line.contains("crm-1"));
  }

  @Test
  void company_thatWasLookedUpBefore_isNotAskedForAgain_andWhatTheLeadSaysStays() {
    choose();
    put("crm-1", "a@known-corp.com", "");
    filled("crm-1");
    put("crm-2", "b@known-corp.com", ",\"industry\":\"Banking\"");

    JsonNode enrichment = filled("crm-2").get("enrichment");

    assertThat(enrichment.has("industry")).isFalse();
    assertThat(enrichment.get("company_size").asText()).isEqualTo("125");
    assertThat(askedAbout("/known-corp.com")).isEqualTo(1);
  }

  @Test
  void source_thatHangs_keepsNobodyWaiting_andWhatTheCallerFoundStays() {
    choose();

    assertThat(put("crm-1", "a@held-corp.com", "").get("decision_id").isTextual()).isTrue();
    await().atMost(LONG).until(() -> askedAbout("/held-corp.com") > 0);
    node.http.post("/v1/leads/crm-1/enrichment", key, "{\"industry\":\"Banking\"}");
    held.complete(MINING);
    put("crm-2", "a@held-corp.com", "");

    filled("crm-2");
    assertThat(lead("crm-1").get("enrichment").toString()).isEqualTo("{\"industry\":\"Banking\"}");
  }

  @Test
  void source_thatFails_leavesTheScoreAsItIs() {
    choose();
    long before = node.parts.enrichment().enricher().failed();

    JsonNode first = put("crm-1", "a@broken-corp.com", "");
    await().atMost(LONG).until(() -> node.parts.enrichment().enricher().failed() > before);

    JsonNode lead = lead("crm-1");
    assertThat(lead.get("enrichment").isEmpty()).isTrue();
    assertThat(lead.get("decision_id")).isEqualTo(first.get("decision_id"));
  }

  @Test
  void source_thatIsAway_isAskedAgain() {
    choose();
    put("crm-1", "a@away-corp.com", "");

    assertThat(filled("crm-1").at("/enrichment/industry").asText()).isEqualTo("Mining");
    assertThat(askedAbout("/away-corp.com")).isEqualTo(2);
  }

  @Test
  void lead_thatSaysAll_isNotAskedAbout_norOneThatIsNobodysCompany() {
    choose();
    put("crm-1", "a@complete-corp.com", "," + MINING.substring(1, MINING.indexOf(",\"email\"")));
    put("crm-2", "zqmark@gmail.com", "");
    put("crm-3", "c@last-corp.com", "");

    filled("crm-3");
    assertThat(askedAbout("/complete-corp.com")).isZero();
    assertThat(askedAbout("/gmail.com")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://a.example/                  | {domain} behind the host",
        "https://{domain}/                   | {domain} behind the host",
        "https://x.{domain}/{domain}         | {domain} behind the host",
        "https://10.0.0.1/{domain}           | not public",
        "https://[::1]/{domain}              | not public",
        "https://a:b@a.example/{domain}      | without a password",
        "file:///{domain}                    | {domain} behind the host",
        "nonsense {domain}                   | {domain} behind the host",
      })
  void source_thatMustNotBeAsked_isRefused(String url, String why) {
    Http.Reply reply = put("{\"url\":\"" + url + "\"}");

    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(reply.json().get("detail").asText()).contains(why);
  }

  @Test
  void secret_isNotShown_andNothingIsWhereNothingIsChosen() {
    String url = "https://companies.example.com/{domain}";
    assertThat(shown()).isEqualTo("{\"url\":null,\"header\":null}");

    Http.Reply reply =
        put("{\"url\":\"%s\",\"header\":\"X-Key\",\"secret\":\"sesame\"}".formatted(url));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(shown()).isEqualTo("{\"url\":\"" + url + "\",\"header\":\"X-Key\"}");
    assertThat(put("{\"url\":\"%s\",\"header\":\"X-Key\"}".formatted(url)).status()).isEqualTo(400);
    remove();
    assertThat(shown()).isEqualTo("{\"url\":null,\"header\":null}");
  }

  private void choose() {
    Http.Reply reply =
        put("{\"url\":\"http://127.0.0.1:%d/{domain}\"}".formatted(source.actualPort()));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  private Http.Reply put(String body) {
    return node.http.send(
        "PUT", "/v1/enrichment-source", body, "X-API-Key", key, "Content-Type", "application/json");
  }

  private String shown() {
    return node.http.get("/v1/enrichment-source", "X-API-Key", key).body();
  }

  private void remove() {
    Http.Reply reply = node.http.send("DELETE", "/v1/enrichment-source", null, "X-API-Key", key);
    assertThat(reply.status()).isEqualTo(204);
  }

  private JsonNode put(String id, String address, String more) {
    String body = "{\"email\":\"%s\",\"first_name\":\"Zqmark\"%s}".formatted(address, more);
    Http.Reply reply =
        node.http.send(
            "PUT", "/v1/leads/" + id, body, "X-API-Key", key, "Content-Type", "application/json");
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply.json();
  }

  private JsonNode lead(String id) {
    return node.http.get("/v1/leads/" + id, "X-API-Key", key).json();
  }

  /** The lead once what was looked up is in its score; time passes while it is waited for. */
  private JsonNode filled(String id) {
    await()
        .atMost(LONG)
        .until(
            () -> {
              node.clock.move(Duration.ofMillis(500));
              return node.http
                  .get("/v1/leads/" + id + "/scores", "X-API-Key", key)
                  .body()
                  .contains("\"enriched\"");
            });
    return lead(id);
  }
}
