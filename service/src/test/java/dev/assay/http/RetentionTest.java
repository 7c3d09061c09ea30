package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of people is erased by itself, after as many days as their tenant said. */
final class RetentionTest {
  private TestNode node;
  private String key;
  private String other;

  @BeforeEach
  void start() {
    node = TestNode.start();
    key = node.key(node.tenant(Plan.GROWTH), Role.ADMIN, Role.INTEGRATOR, Role.AUDITOR);
    other = node.key(node.tenant(Plan.GROWTH), Role.ADMIN, Role.INTEGRATOR, Role.AUDITOR);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private String decide(String lead, String email, String by) {
    String body =
        "{\"pack\":\"lead-quality\",%s\"lead\":{\"name\":\"Zeb Quix\",\"email\":\"%s\"}}"
            .formatted(lead.isEmpty() ? "" : "\"lead_id\":\"" + lead + "\",", email);
    return node.http.post("/v1/decisions", by, body).header("X-Decision-Id");
  }

  private void put(String path, String body) {
    Http.Reply reply =
        node.http.send("PUT", path, body, "X-API-Key", key, "Content-Type", "application/json");
    assertThat(reply.status()).as(reply.body()).isIn(200, 201);
  }

  private void keep(String days) {
    put("/v1/settings/retention", "{\"days\":%s,\"reason\":\"policy\"}".formatted(days));
  }

  private void pass(int days) {
    node.clock.move(Duration.ofDays(days));
  }

  private JsonNode retention(String query) {
    return get("/v1/settings/retention" + query, key).json();
  }

  private Http.Reply get(String path, String by) {
    return node.http.get(path, "X-API-Key", by);
  }

  private String status(String decision, String by) {
    return get("/v1/decisions/" + decision, by).json().get("status").asText();
  }

  /** Waits for a walk over all that is kept, which began after this. */
  private JsonNode walked() throws InterruptedException {
    node.clock.move(Duration.ofMinutes(2));
    Instant since = node.clock.instant().minus(Duration.ofMinutes(3));
    for (int i = 0; i < 300; i++) {
      JsonNode run = retention("").get("last_run");
      if (!run.isNull()
          && !run.get("ended_on").isNull()
          && Instant.parse(run.get("began_on").asText()).isAfter(since)) {
        return run;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no walk ended: " + retention(""));
  }

  @Test
  void retention_whatIsOlder_isErasedAndTheRestStays() throws InterruptedException {
    String named = decide("crm-1", "a@quix-labs.com", key);
    String unnamed = decide("", "b@quix-labs.com", key);
    String elsewhere = decide("crm-1", "a@quix-labs.com", other);
    pass(20);
    String later = decide("crm-2", "c@quix-labs.com", key);
    pass(15);

    JsonNode due = retention("?days=30").get("due");
    keep("30");
    JsonNode run = walked();

    assertThat(due.toString()).isEqualTo("{\"leads\":1,\"decisions\":1,\"complete\":true}");
    assertThat(status(named, key)).isEqualTo("erased");
    assertThat(status(unnamed, key)).isEqualTo("erased");
    assertThat(status(later, key)).isEqualTo("scored");
    assertThat(status(elsewhere, other)).isEqualTo("scored");
    assertThat(run.get("leads").asInt()).isEqualTo(1);
    assertThat(run.get("decisions").asInt()).isEqualTo(1);
    assertThat(retention("").get("due").toString())
        .isEqualTo("{\"leads\":0,\"decisions\":0,\"complete\":true}");
    assertThat(
            node.http
                .post("/v1/decisions/" + named + "/replay", key, "{}")
                .json()
                .get("verdict")
                .asText())
        .isEqualTo("INPUT_ERASED");
    JsonNode trail = get("/v1/audit?step=retention.carried_out", key).json().get("items");
    assertThat(trail).hasSize(1);
    assertThat(trail.at("/0/details/leads").asText()).isEqualTo("1");

    pass(16);
    walked();
    assertThat(status(later, key)).isEqualTo("erased");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/v1/leads/crm-1/activities|{\"type\":\"call\"}",
        "/v1/leads/crm-1/status|{\"status\":\"open\"}",
        "/v1/leads/crm-1/override|{\"score\":90,\"reason\":\"met\"}",
        "/v1/outcomes|{\"lead_id\":\"crm-1\",\"outcome\":\"clicked\"}",
        "/v1/decisions|{\"pack\":\"lead-quality\",\"lead_id\":\"crm-1\",\"lead\":{\"email\":\"a@b.de\"}}"
      })
  void retention_leadOfWhomSomethingWasHeard_isKeptUntilThatIsOld(String path, String heard)
      throws InterruptedException {
    put("/v1/leads/crm-1", "{\"email\":\"a@quix-labs.com\"}");
    pass(20);
    Http.Reply told = node.http.post(path, key, heard);
    assertThat(told.status()).as(told.body()).isLessThan(300);
    pass(15);

    keep("30");
    walked();
    assertThat(get("/v1/leads/crm-1", key).status()).isEqualTo(200);

    pass(16);
    walked();
    assertThat(get("/v1/leads/crm-1", key).status()).isEqualTo(404);
  }

  @Test
  void retention_scoresThatTheServiceComputesByItself_keepNobody() throws InterruptedException {
    put("/v1/leads/crm-1", "{\"email\":\"a@quix-labs.com\"}");
    for (int day = 0; day < 31; day++) {
      pass(1);
      node.leadMemory.refresher().run();
    }
    assertThat(get("/v1/leads/crm-1/history", key).json().get("items").size()).isGreaterThan(5);

    keep("30");
    walked();

    assertThat(get("/v1/leads/crm-1", key).status()).isEqualTo(404);
  }

  @Test
  void retention_whoeverIsHeld_isErasedAfterTheRelease() throws InterruptedException {
    String named = decide("crm-1", "a@quix-labs.com", key);
    String unnamed = decide("", "a@quix-labs.com", key);
    String hold =
        node.http
            .post("/v1/holds", key, "{\"email\":\"a@quix-labs.com\",\"reason\":\"a dispute\"}")
            .json()
            .get("hold_id")
            .asText();
    pass(40);
    keep("30");
    walked();

    assertThat(status(named, key)).isEqualTo("scored");
    assertThat(status(unnamed, key)).isEqualTo("scored");

    node.http.send("DELETE", "/v1/holds/" + hold, null, "X-API-Key", key);
    pass(1);
    walked();
    assertThat(status(named, key)).isEqualTo("erased");
    assertThat(status(unnamed, key)).isEqualTo("erased");
  }

  @Test
  void retention_unlessSomethingWasSaid_isForGood() throws InterruptedException {
    String decision = decide("crm-1", "a@quix-labs.com", key);
    pass(4000);
    JsonNode before = retention("");
    keep("5000");
    walked();
    keep("null");

    assertThat(before.toString())
        .isEqualTo("{\"days\":null,\"version\":0,\"due\":null,\"last_run\":null,\"versions\":[]}");
    assertThat(status(decision, key)).isEqualTo("scored");
    assertThat(retention("").get("versions").findValuesAsText("version")).containsExactly("2", "1");
    assertThat(retention("").get("days").isNull()).isTrue();
    assertThat(get("/v1/settings/retention", other).json().get("versions")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"days\":0}", "{\"days\":36501}", "{\"days\":1.5}", "{\"days\":\"9\"}"})
  void retention_thatIsNoNumberOfDays_isRefused(String body) {
    Http.Reply reply =
        node.http.send(
            "PUT",
            "/v1/settings/retention",
            body,
            "X-API-Key",
            key,
            "Content-Type",
            "application/json");

    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(retention("").get("version").asInt()).isZero();
  }
}
