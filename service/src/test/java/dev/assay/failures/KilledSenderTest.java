package dev.assay.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.App;
import dev.assay.Config;
import dev.assay.http.Http;
import dev.assay.webhooks.Target;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node that carries events dies on the way: each event arrives nevertheless. */
final class KilledSenderTest {
  private static final String OPERATOR = "operator-key-of-the-killed-sender";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("ASSAY_ADMIN_KEY", OPERATOR, "ASSAY_WEBHOOK_ALLOW", "127.0.0.1");
  private static final int EVENTS = 30;

  @TempDir private Path data;

  @Test
  void serve_killedWhileItSends_everyEventArrivesUnderItsId() {
    Set<String> events = new HashSet<>();
    try (Target target = new Target()) {
      target.answers(Target.silence());
      String webhook;
      String admin;
      try (NodeProcess node = NodeProcess.start(data, ENVIRONMENT)) {
        Http http = new Http(node.url().getPort());
        admin = admin(http);
        JsonNode made =
            http.post("/v1/webhooks", admin, "{\"url\":\"" + target.url() + "\"}").json();
        webhook = "/v1/webhooks/" + made.get("webhook_id").asText();
        for (int i = 0; i < EVENTS; i++) {
          events.add(http.post(webhook + "/test", admin, "").json().get("event_id").asText());
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> !target.received().isEmpty());
        node.kill();
      }
      Set<String> before = ids(target);
      target.received().clear();
      target.answers(Target.status(200));

      try (App node = App.start(Config.of("127.0.0.1", 0, data, ENVIRONMENT))) {
        Http http = new Http(URI.create(node.url()).getPort());
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> delivered(http, webhook, admin) == EVENTS);
      }
      assertThat(ids(target)).isEqualTo(events).containsAll(before);
    }
  }

  private static String admin(Http http) {
    String tenant =
        http.post("/v1/tenants", OPERATOR, "{\"name\":\"acme\",\"plan\":\"growth\"}")
            .json()
            .get("tenant_id")
            .asText();
    return http.post(
            "/v1/tenants/" + tenant + "/keys",
            OPERATOR,
            "{\"name\":\"admin\",\"roles\":[\"admin\"]}")
        .json()
        .get("api_key")
        .asText();
  }

  private static int delivered(Http http, String webhook, String admin) {
    return http.get(webhook + "/deliveries?state=delivered", "X-API-Key", admin)
        .json()
        .get("items")
        .size();
  }

  private static Set<String> ids(Target target) {
    Set<String> ids = new HashSet<>();
    target.received().forEach(message -> ids.add(message.header("webhook-id")));
    return ids;
  }
}
