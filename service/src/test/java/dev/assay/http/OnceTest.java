package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.App;
import dev.assay.Config;
import dev.assay.audit.Who;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that come again under their {@code Idempotency-Key}. */
@ExtendWith(NodeExtension.class)
final class OnceTest {
  private static final String REPLAYED = "Idempotent-Replayed";
  private static final String DECISION =
      "{\"pack\":\"lead-quality\",\"lead\":{\"name\":\"Ana Silva\",\"n\":1.0},\"explain\":true}";

  private final TestNode node;
  private final Tenant tenant;
  private final String key;

  OnceTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.UNLIMITED);
    key = node.key(tenant, Role.ADMIN, Role.INTEGRATOR, Role.ANALYST);
  }

  private static Http.Reply post(
      Http http, String path, String key, String once, String type, String body) {
    return http.send(
        "POST", path, body, "X-API-Key", key, "Content-Type", type, "Idempotency-Key", once);
  }

  private Http.Reply post(String path, String once, String body) {
    return post(node.http, path, key, once, "application/json", body);
  }

  private int decisions() {
    return node.http.get("/v1/decisions?limit=200", "X-API-Key", key).json().get("items").size();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/decisions                    | {'pack':'lead-quality','lead':{'a':1.0},'explain':true}",
        "/v1/decisions                    | {'pack':'lead-quality','lead':{},'lead_id':'crm-1'}",
        "/api/score-lead?detection_meta=1 | {'email':'ana@acme-labs.com'}",
        "/api/normalize-lead?score=1      | {'email':'ana@acme-labs.com'}"
      })
  void decision_again_isTheSameAnswerAndOneDecision(String path, String body) {
    String json = body.replace('\'', '"');

    Http.Reply first = post(path, "k-1", json);
    Http.Reply again = post(path, "k-1", json);
    Http.Reply other = post(path, "k-2", json);

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.header(REPLAYED)).isEmpty();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("X-Decision-Id")).isEqualTo(first.header("X-Decision-Id"));
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertThat(other.header("X-Decision-Id")).isNotEqualTo(first.header("X-Decision-Id"));
    assertThat(decisions()).isEqualTo(2);
  }

  @Test
  void decision_manyAtOnce_isMadeOnce() {
    List<Http.Reply> replies =
        IntStream.range(0, 24)
            .parallel()
            .mapToObj(i -> post("/v1/decisions", "at-once", DECISION))
            .toList();

    assertThat(replies).extracting(Http.Reply::status).containsOnly(200);
    assertThat(replies).extracting(Http.Reply::body).containsOnly(replies.get(0).body());
    assertThat(replies).filteredOn(reply -> reply.header(REPLAYED).isEmpty()).hasSize(1);
    assertThat(decisions()).isEqualTo(1);
  }

  @Test
  void key_forAnotherRequest_isRefused() {
    post("/v1/decisions", "k", DECISION);

    for (Http.Reply reply :
        List.of(
            post("/v1/decisions", "k", DECISION.replace("Ana", "Bob")),
            post("/v1/decisions?x=1", "k", DECISION),
            post("/api/score-lead", "k", DECISION))) {
      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.body()).contains("Idempotency-Key").doesNotContain("Ana");
    }
    assertThat(decisions()).isEqualTo(1);
  }

  @Test
  void key_anotherTenants_isItsOwn() {
    String other = node.key(node.tenant(Plan.UNLIMITED), Role.INTEGRATOR);
    Http.Reply mine = post("/v1/decisions", "k", DECISION);

    Http.Reply theirs = post(node.http, "/v1/decisions", other, "k", "application/json", DECISION);

    assertThat(theirs.header(REPLAYED)).isEmpty();
    assertThat(theirs.header("X-Decision-Id")).isNotEqualTo(mine.header("X-Decision-Id"));
  }

  @Test
  void key_afterADay_isForgotten() {
    try (TestNode other = TestNode.start()) {
      String own = other.key(other.tenant(Plan.UNLIMITED), Role.INTEGRATOR);
      String first = daily(other, own);
      other.clock.move(Duration.ofHours(23));
      String sameDay = daily(other, own);
      other.clock.move(Duration.ofHours(2));
      String nextDay = daily(other, own);

      assertThat(sameDay).isEqualTo(first);
      assertThat(nextDay).isNotEqualTo(first);
    }
  }

  private static String daily(TestNode node, String key) {
    return post(node.http, "/v1/decisions", key, "daily", "application/json", DECISION)
        .header("X-Decision-Id");
  }

  @Test
  void refused_again_isTriedAnew() {
    String wrong = DECISION.replace("lead-quality", "nope");

    assertThat(post("/v1/decisions", "k", wrong).status()).isEqualTo(400);
    assertThat(post("/v1/decisions", "k", wrong).status()).isEqualTo(400);
    assertThat(post("/v1/decisions", "k", DECISION).status()).isEqualTo(422);
  }

  @Test
  void erased_again_isNotMadeAgain() {
    String named = DECISION.replace("\"explain\"", "\"lead_id\":\"crm-9\",\"explain\"");
    post("/v1/decisions", "k", named);
    node.eraseLead(tenant, "crm-9");

    Http.Reply again = post("/v1/decisions", "k", named);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.body()).doesNotContain("crm-9", "Ana");
    assertThat(decisions()).isEqualTo(1);
  }

  /** By whatever somebody is erased, and also where nothing is recorded of anybody. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"email\":\"zeb@quixworthy-labs.com\"}",
        "{\"phone\":\"+44 20 7946 0958\"}",
        "{\"lead_id\":\"somebody\"}"
      })
  void erased_keptAnswer_isDestroyed_andTheRequestIsNotCarriedOutAgain(String whom) {
    String leads =
        "{\"api_key\":\"%s\",\"email\":\"a@b.co\",\"leads\":[{\"email\":\"zeb@quixworthy-labs.com\"}]}"
            .formatted(key);
    Http.Reply first = post("/leads", "k", leads);
    assertThat(post("/leads", "k", leads).body()).isEqualTo(first.body()).contains("zeb@");
    String tenantKeys = "/v1/tenants/" + tenant.id() + "/keys";
    String n8n = "{\"name\":\"n8n\",\"roles\":[\"integrator\"]}";
    String made = post(tenantKeys, "made", n8n).body();

    String erased = post("/v1/erasures", "e", whom).body();

    Http.Reply again = post("/leads", "k", leads);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.body()).contains("erased").doesNotContain("zeb@");
    assertThat(post("/v1/erasures", "e", whom).body()).isEqualTo(erased);
    assertThat(post(tenantKeys, "made", n8n).body()).isEqualTo(made);
    assertThat(post("/leads", "k2", leads).body()).isEqualTo(first.body());
  }

  @Test
  void otherPosts_again_areAnsweredAsBefore() {
    String path = "/v1/tenants/" + tenant.id() + "/keys";
    String body = "{\"name\":\"n8n\",\"roles\":[\"integrator\"]}";

    Http.Reply first = post(path, "k", body);
    Http.Reply again = post(path, "k", body);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(node.keys.keys(tenant.id())).filteredOn(k -> k.name().equals("n8n")).hasSize(1);
    assertThat(post(path, "k", body.replace("n8n", "zap")).status()).isEqualTo(422);
  }

  @Test
  void otherPosts_manyAtOnce_areCarriedOutOnce() {
    String path = "/v1/tenants/" + tenant.id() + "/keys";
    String body = "{\"name\":\"once\",\"roles\":[\"integrator\"]}";

    List<Http.Reply> replies =
        IntStream.range(0, 24).parallel().mapToObj(i -> post(path, "keys", body)).toList();

    assertThat(replies).extracting(Http.Reply::status).contains(201).containsAnyOf(201, 409);
    assertThat(node.keys.keys(tenant.id())).filteredOn(k -> k.name().equals("once")).hasSize(1);
  }

  @Test
  void batch_again_isTheSameAnswerAndLinesAreMadeOnce() {
    String body = "{\"id\":1.0}\nbroken\n{\"id\":2}\n";

    Http.Reply first = batch("k", body);
    Http.Reply again = batch("k", body);
    Http.Reply longer = batch("k", body + "{\"id\":3}");
    Http.Reply changed = batch("k", body.replace("2", "9"));

    assertThat(first.body().lines()).hasSize(3);
    assertThat(first.header(REPLAYED)).isEmpty();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertThat(longer.body()).startsWith(first.body());
    assertThat(changed.body().lines().toList().get(2)).contains("idempotency_key_reused");
    assertThat(decisions()).isEqualTo(3);
    assertThat(batch("other", body).body()).isNotEqualTo(first.body());
  }

  private Http.Reply batch(String once, String body) {
    String path = "/v1/decisions/batch?pack=lead-quality";
    return post(node.http, path, key, once, "application/x-ndjson", body);
  }

  @Test
  void list_again_isTheSameAnswer_andAnotherListIsRefused() {
    String list = "id,domain\nc-1,globex.com\n";

    Http.Reply first = customers("k", list);
    Http.Reply again = customers("k", list);
    Http.Reply other = customers("k", list + "c-2,initech.com\n");
    Http.Reply otherKey = customers("k-2", list);

    assertThat(first.json().get("new").asInt()).isEqualTo(1);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertThat(other.status()).isEqualTo(422);
    assertThat(otherKey.json().get("new").asInt()).isZero();
    assertThat(node.http.get("/v1/customers", "X-API-Key", key).json().get("items")).hasSize(1);
  }

  private Http.Reply customers(String once, String list) {
    return post(node.http, "/v1/customers/import", key, once, "text/csv", list);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/leads", "/leads?log=lossless"})
  void leads_again_areScoredAndCountedOnce(String path) {
    Tenant free = node.tenant(Plan.FREE);
    String mine = node.key(free, Role.INTEGRATOR);
    String leads = "{\"email\":\"ana@acme.io\"},".repeat(59) + "{\"company\":\"Acme\"}";

    Http.Reply first = conturs(path, "k", mine, "\"leads\":[" + leads + "]");
    Http.Reply again = conturs(path, "k", mine, "\"leads\":[" + leads + "]");
    Http.Reply other = conturs(path, "k", mine, "\"leads\":[{\"company\":\"Initech\"}]");
    Http.Reply theirs = conturs(path, "k", key, "\"leads\":[{\"company\":\"Initech\"}]");

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().get("error").asText()).contains("Idempotency-Key");
    assertThat(theirs.status()).isEqualTo(200);
    assertThat(theirs.header(REPLAYED)).isEmpty();
  }

  @Test
  void feedback_again_isRecordedOnce() {
    String lead = "\"lead_id\":\"crm-1\",\"client_id\":\"" + tenant.id() + "\",";

    Http.Reply first = conturs("/feedback", "k", key, lead + "\"action\":\"converted\"");
    Http.Reply again = conturs("/feedback", "k", key, lead + "\"action\":\"converted\"");
    Http.Reply other = conturs("/feedback", "k", key, lead + "\"action\":\"bounced\"");

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertThat(other.status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/leads", "/config", "/feedback"})
  void conturs_callerNobodyKnows_isRefusedAsWithoutAKey(String path) {
    assertThat(conturs(path, "k", "", "\"leads\":[]").status()).isEqualTo(401);
    assertThat(conturs(path, "k", "ak_nobody", "\"leads\":[]").json().get("error").asText())
        .isEqualTo("Invalid API key");
  }

  private Http.Reply conturs(String path, String once, String key, String rest) {
    String body = "{\"api_key\":\"" + key + "\",\"email\":\"me@acme.io\"," + rest + "}";
    return node.http.send(
        "POST", path, body, "Content-Type", "application/json", "Idempotency-Key", once);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\tb"})
  void key_malformed_isRefused(String once) {
    Http.Reply reply = post("/v1/decisions", once, DECISION);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("Idempotency-Key");
    assertThat(post("/v1/decisions", "k".repeat(256), DECISION).status()).isEqualTo(400);
    assertThat(post("/v1/decisions", "k".repeat(255), DECISION).status()).isEqualTo(200);
  }

  @Test
  void restart_keysAreRemembered(@TempDir Path folder) {
    Config config =
        Config.of(
            "127.0.0.1", 0, folder, Map.of("ASSAY_ADMIN_KEY", "operator-key-of-this-test-01"));
    String secret;
    Http.Reply decision;
    Http.Reply created;
    try (App app = App.start(config)) {
      Tenant acme = app.keys().create("acme", Plan.UNLIMITED, Who.SERVICE);
      secret = app.keys().issue(acme.id(), "t", EnumSet.of(Role.INTEGRATOR)).secret();
      decision = atRestart(app, "/v1/decisions", secret, DECISION);
      created =
          atRestart(
              app,
              "/v1/tenants",
              "operator-key-of-this-test-01",
              "{\"name\":\"b\",\"plan\":\"free\"}");
      assertThat(decision.status()).isEqualTo(200);
      assertThat(created.status()).isEqualTo(201);
    }
    try (App app = App.start(config)) {
      Http.Reply again = atRestart(app, "/v1/decisions", secret, DECISION);

      assertThat(again.body()).isEqualTo(decision.body());
      assertThat(again.header(REPLAYED)).isEqualTo("true");
      assertThat(
              atRestart(
                      app,
                      "/v1/tenants",
                      "operator-key-of-this-test-01",
                      "{\"name\":\"b\",\"plan\":\"free\"}")
                  .body())
          .isEqualTo(created.body());
      assertThat(app.keys().tenants()).hasSize(2);
    }
  }

  private static Http.Reply atRestart(App app, String path, String key, String body) {
    Http http = new Http(URI.create(app.url()).getPort());
    return post(http, path, key, "before-and-after", "application/json", body);
  }
}
