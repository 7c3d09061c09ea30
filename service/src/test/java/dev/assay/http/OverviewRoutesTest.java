package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was decided, at a glance. */
@ExtendWith(NodeExtension.class)
final class OverviewRoutesTest {
  private static final String DAY = "/v1/overview?from=2026-03-01&to=2026-03-02";

  private final TestNode node;
  private final String key;

  OverviewRoutesTest(TestNode node) {
    this.node = node;
    key = node.key(node.tenant(Plan.UNLIMITED), Role.INTEGRATOR, Role.ANALYST);
  }

  @Test
  void overview_ofADay_tellsWhatWasDecidedThen() {
    assertThat(overview(DAY).get("latest").isNull()).isTrue();
    assertThat(overview(DAY).get("packs")).isEmpty();
    JsonNode judged =
        decide("lead-quality", "2026-03-01T08:30:00Z", "{\"email\":\"ana@acme-labs.com\"}");
    decide("crm-score", "2026-03-01T23:59:59Z", "{}");
    decide("lead-quality", "2026-03-02T00:00:00Z", "{}");

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(overview(DAY).get("packs")).hasSize(2));

    JsonNode overview = overview(DAY);
    assertThat(overview.get("latest").asText()).isEqualTo("2026-03-02T00:00:00Z");
    assertThat(overview.get("step_minutes").asInt()).isEqualTo(60);
    JsonNode unknown = overview.at("/packs/0");
    assertThat(unknown.get("pack").asText()).isEqualTo("crm-score");
    assertThat(unknown.get("unknown").asInt()).isEqualTo(1);
    assertThat(unknown.get("bands")).isEmpty();
    JsonNode pack = overview.at("/packs/1");
    String band = judged.get("band").asText();
    assertThat(pack.get("decisions").asInt()).isEqualTo(1);
    assertThat(pack.at("/bands/0/band").asText()).isEqualTo(band);
    assertThat(pack.get("review").asInt())
        .isEqualTo(judged.get("recommended_action").asText().equals("review") ? 1 : 0);
    assertThat(pack.get("steps")).hasSize(24);
    assertThat(pack.at("/steps/8/at").asText()).isEqualTo("2026-03-01T08:00:00Z");
    assertThat(pack.at("/steps/8/bands/" + band).asInt()).isEqualTo(1);
    assertThat(pack.at("/drift/mean").asDouble()).isEqualTo(judged.get("score").asDouble());
    assertThat(pack.at("/drift/mean_before").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?from=2026-03-02&to=2026-03-01",
        "?from=2026-03-01&to=2026-03-01",
        "?from=2026-03-01&to=2026-04-02",
        "?from=yesterday",
        "?since=2026-03-01"
      })
  void overview_ofNoTime_isRefused(String query) {
    assertThat(node.http.get("/v1/overview" + query, "X-API-Key", key).status()).isEqualTo(400);
  }

  private JsonNode overview(String path) {
    Http.Reply reply = node.http.get(path, "X-API-Key", key);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private JsonNode decide(String pack, String asOf, String lead) {
    Http.Reply reply =
        node.http.post(
            "/v1/decisions",
            key,
            "{\"pack\":\"%s\",\"as_of\":\"%s\",\"lead\":%s}".formatted(pack, asOf, lead));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }
}
