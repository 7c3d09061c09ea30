package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.App;
import dev.assay.Config;
import dev.assay.audit.Who;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.webhooks.Target;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that ends between a lead that it took in and the answer of the source. */
final class EnrichmentRestartTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String LEAD = "/v1/leads/crm-1";

  @TempDir private Path data;

  private App start() {
    return App.start(Config.of("127.0.0.1", 0, data, Map.of("ASSAY_WEBHOOK_ALLOW", "127.0.0.1")));
  }

  private static Http http(App node) {
    return new Http(URI.create(node.url()).getPort());
  }

  private static void put(App node, String key, String path, String body) {
    Http.Reply reply =
        http(node).send("PUT", path, body, "X-API-Key", key, "Content-Type", "application/json");
    assertThat(reply.status()).as(reply.body()).isIn(200, 201);
  }

  private static JsonNode lead(App node, String key) {
    return http(node).get(LEAD, "X-API-Key", key).json();
  }

  private static String decision(JsonNode lead) {
    return lead.get("decision_id").asText();
  }

  @Test
  void company_thatWasAskedFor_isAskedForAgainByTheNodeThatComesNext() {
    try (Target source = new Target()) {
      source.answers(Target.silence());
      String key;
      String first;
      try (App node = start()) {
        EnumSet<Role> roles = EnumSet.of(Role.INTEGRATOR, Role.ADMIN, Role.AUDITOR);
        key =
            node.keys()
                .issue(node.keys().create("acme", Plan.UNLIMITED, Who.SERVICE).id(), "test", roles)
                .secret();
        String url = "http://127.0.0.1:%d/{domain}".formatted(source.port());
        put(node, key, "/v1/enrichment-source", "{\"url\":\"" + url + "\"}");
        put(node, key, LEAD, "{\"email\":\"ana@acme.de\"}");
        await().atMost(LONG).until(() -> !source.received().isEmpty());
        JsonNode lead = lead(node, key);
        assertThat(lead.get("enrichment").isEmpty()).isTrue();
        first = decision(lead);
      }

      source.answers(request -> request.response().end("{\"industry\":\"Mining\"}"));
      try (App node = start()) {
        await().atMost(LONG).until(() -> !decision(lead(node, key)).equals(first));
        assertThat(lead(node, key).at("/enrichment/industry").asText()).isEqualTo("Mining");
      }
    }
  }
}
