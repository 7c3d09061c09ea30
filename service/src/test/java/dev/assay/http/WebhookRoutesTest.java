package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import dev.assay.webhooks.Target;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks and the live stream, from outside. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WebhookRoutesTest {
  private static final String WEBHOOKS = "/v1/webhooks";

  private final TestNode node;
  private Tenant tenant;
  private String admin;

  WebhookRoutesTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.GROWTH);
    admin = node.key(tenant, Role.ADMIN);
  }

  @BeforeEach
  void newTenant() {
    tenant = node.tenant(Plan.GROWTH);
    admin = node.key(tenant, Role.ADMIN);
  }

  private JsonNode create(String url) {
    Http.Reply reply = node.http.post(WEBHOOKS, admin, "{\"url\":\"" + url + "\"}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply.json();
  }

  private Http.Reply get(String path) {
    return node.http.get(path, "X-API-Key", admin);
  }

  private static String path(JsonNode webhook) {
    return WEBHOOKS + "/" + webhook.get("webhook_id").asText();
  }

  @Test
  void webhook_tested_deliveryTellsWhatCameOfIt() {
    try (Target target = new Target()) {
      String webhook = path(create(target.url()));
      String event = node.http.post(webhook + "/test", admin, "").json().get("event_id").asText();
      String delivery = webhook + "/deliveries/" + event;
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> get(delivery).json().path("state").asText().equals("delivered"));

      JsonNode whole = get(delivery).json();
      assertThat(whole.at("/log/0/status").asInt()).isEqualTo(204);
      assertThat(whole.at("/event/type").asText()).isEqualTo("webhook.test");
      assertThat(target.received().get(0).body()).isEqualTo(whole.get("event").toString());
      assertThat(get(webhook + "/deliveries?state=delivered").json().at("/items/0/event_id"))
          .isEqualTo(whole.get("event_id"));
      assertThat(get(webhook + "/deliveries?state=dead").json().get("items")).isEmpty();

      node.http.post(delivery + "/replay", admin, "");
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> get(delivery).json().get("attempts").asInt() == 2);
      assertThat(target.received())
          .extracting(message -> message.header("webhook-id"))
          .containsExactly(event, event);
    }
  }

  @Test
  void secret_shownOnceAndAgainToTheSameKeyOnly() {
    String body = "{\"url\":\"https://hooks.example.com/\",\"name\":\" CRM \"}";
    Http.Reply first = createUnder("k1", body);
    Http.Reply again = createUnder("k1", body);

    String secret = first.json().get("secret").asText();
    assertThat(secret).startsWith("whsec_");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(first.json().get("name").asText()).isEqualTo("CRM");
    assertThat(get(WEBHOOKS).body()).doesNotContain("whsec_");
    assertThat(get(WEBHOOKS).json().get("items")).hasSize(1);
    assertThat(get(path(first.json())).body()).doesNotContain("whsec_");
    Http.Reply rotated = node.http.post(path(first.json()) + "/rotate", admin, "{}");
    assertThat(rotated.json().get("secret").asText()).startsWith("whsec_").isNotEqualTo(secret);
    assertThat(rotated.json().get("old_secrets_until").isNull()).isFalse();
  }

  private Http.Reply createUnder(String key, String body) {
    return node.http.send(
        "POST",
        WEBHOOKS,
        body,
        "X-API-Key",
        admin,
        "Idempotency-Key",
        key,
        "Content-Type",
        "application/json");
  }

  @Test
  void webhook_changedPausedResumedDeleted_isAsItWasTold() {
    String webhook = path(create("https://hooks.example.com/a"));

    JsonNode changed =
        node.http
            .send(
                "PUT",
                webhook,
                "{\"url\":\"https://hooks.example.com/b\",\"types\":[\"pack.published\"]}",
                "X-API-Key",
                admin,
                "Content-Type",
                "application/json")
            .json();
    assertThat(changed.get("url").asText()).isEqualTo("https://hooks.example.com/b");
    assertThat(changed.get("types")).hasSize(1);
    assertThat(node.http.post(webhook + "/pause", admin, "").json().get("paused").asBoolean())
        .isTrue();
    assertThat(node.http.post(webhook + "/resume", admin, "").json().get("paused").asBoolean())
        .isFalse();
    assertThat(node.http.send("DELETE", webhook, null, "X-API-Key", admin).status()).isEqualTo(204);
    assertThat(get(webhook).status()).isEqualTo(404);
    assertThat(node.http.send("DELETE", webhook, null, "X-API-Key", admin).status()).isEqualTo(404);
  }

  @Test
  void webhook_ofAnotherTenant_isNotThere() {
    String webhook = path(create("https://hooks.example.com/"));
    String stranger = node.key(node.tenant(Plan.FREE), Role.ADMIN);

    assertThat(node.http.get(webhook, "X-API-Key", stranger).status()).isEqualTo(404);
    assertThat(node.http.get(webhook + "/deliveries", "X-API-Key", stranger).status())
        .isEqualTo(404);
    assertThat(node.http.post(webhook + "/rotate", stranger, "{}").status()).isEqualTo(404);
    assertThat(node.http.post(webhook + "/test", stranger, "").status()).isEqualTo(404);
    assertThat(node.http.post(webhook + "/replay", stranger, "{}").status()).isEqualTo(404);
    assertThat(node.http.get(WEBHOOKS, "X-API-Key", stranger).json().get("items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://1.1.1.1/",
        "https://10.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://localhost:22/",
        "no url",
        "https://hooks.example.com:22/"
      })
  void create_whereNothingMayBeSent_isRefusedByName(String url) {
    Http.Reply reply = node.http.post(WEBHOOKS, admin, "{\"url\":\"" + url + "\"}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/url");
    assertThat(get(WEBHOOKS).json().get("items")).isEmpty();
  }

  @Test
  void create_moreThanTwenty_isRefused() {
    for (int i = 0; i < 20; i++) {
      create("https://hooks.example.com/" + i);
    }

    Http.Reply reply = node.http.post(WEBHOOKS, admin, "{\"url\":\"https://hooks.example.com/\"}");

    assertThat(reply.status()).isEqualTo(409);
  }

  @Test
  void stream_event_isHeardWhileItHappensAndAfterTheOneKnown() {
    String webhook = path(create("https://hooks.example.com/"));
    try (Listener listener = new Listener(node, admin, "")) {
      String first = node.http.post(webhook + "/test", admin, "").json().get("event_id").asText();
      await().atMost(Duration.ofMinutes(1)).until(() -> listener.heard().contains(first));
      String second = node.http.post(webhook + "/test", admin, "").json().get("event_id").asText();
      await().atMost(Duration.ofMinutes(1)).until(() -> listener.heard().contains(second));

      String last = listener.lastId();
      assertThat(listener.heard()).contains("event: webhook.test\n");
      node.http.post(webhook + "/test", admin, "");
      try (Listener later = new Listener(node, admin, last)) {
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> later.heard().contains("event: webhook.test"));
        assertThat(later.heard()).doesNotContain(first, second);
      }
    }
  }

  @Test
  void stream_ofAnotherTenant_tellsNothing() {
    String webhook = path(create("https://hooks.example.com/"));
    String event = node.http.post(webhook + "/test", admin, "").json().get("event_id").asText();
    String all = "/v1/stream?after=0&seconds=0";
    await().atMost(Duration.ofMinutes(1)).until(() -> get(all).body().contains(event));

    String stranger = node.key(node.tenant(Plan.FREE), Role.AUDITOR);

    assertThat(node.http.get(all, "X-API-Key", stranger).body()).doesNotContain(event);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?after=x", "?after=-1", "?seconds=3601", "?seconds=x", "?misspelt=1"})
  void stream_unfit_isRefused(String query) {
    assertThat(get("/v1/stream" + query).status()).isEqualTo(400);
  }
}
