package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What nobody may be judged by is mapped nowhere and read from nowhere, in six languages. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GuardrailsTest {
  private static final Path NAMES = Path.of("src/test/resources/guardrails/protected-names.txt");

  private final TestNode node;
  private final String key;

  GuardrailsTest(TestNode node) {
    this.node = node;
    key = node.key(node.tenant(Plan.UNLIMITED), Role.INTEGRATOR, Role.ANALYST);
  }

  private static List<String> names() throws IOException {
    return Files.readAllLines(NAMES, StandardCharsets.UTF_8).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replace("~", ""))
        .toList();
  }

  private Http.Reply put(String path, String body) {
    return node.http.send("PUT", path, body, "X-API-Key", key, "Content-Type", "application/json");
  }

  @Test
  void settings_thatMapAProtectedAttribute_areRefusedWithThePlace() throws IOException {
    for (String name : names()) {
      String mapping =
          """
          {"mapping":{"fields":{"%1$s":"job_title"},"values":{"%1$s":{"x":"CEO"}},"activities":[\
          {"type":"call","count":"%1$s"},{"type":"call","where":{"%1$s":["x"]}}]}}\
          """
              .formatted(name);

      Http.Reply refused = put("/v1/settings/mapping", mapping);

      assertThat(refused.status()).as(mapping).isEqualTo(400);
      assertThat(refused.body())
          .contains(
              "/mapping/fields/" + name,
              "/mapping/values/" + name,
              "/mapping/activities/0/count",
              "/mapping/activities/1/where/" + name);
    }
    JsonNode kept = node.http.get("/v1/settings/mapping", "X-API-Key", key).json();
    assertThat(kept.path("versions")).isEmpty();
  }

  @Test
  void lead_thatMapsAProtectedAttributeItself_isRefused() throws IOException {
    for (String name : names()) {
      String lead =
          "{\"%1$s\":\"Chief Executive Officer\",\"_leadflags_map\":{\"%1$s\":\"job_title\"}}"
              .formatted(name);

      assertThat(put("/v1/leads/june", lead).status()).as(lead).isEqualTo(400);
      Http.Reply refused = node.http.post("/api/score-lead", key, lead);
      assertThat(refused.status()).as(lead).isEqualTo(400);
      assertThat(refused.json().path("error").asText()).isEqualTo("invalid_map");
    }
    assertThat(node.http.get("/v1/leads/june", "X-API-Key", key).status()).isEqualTo(404);
  }

  @Test
  void lead_thatTellsAProtectedAttribute_isJudgedAsIfItDidNot() throws IOException {
    List<String> values = List.of("Chief Executive Officer", "Germany", "Banking", "61");
    List<String> names = names();
    for (int i = 0; i < names.size(); i++) {
      String lead = "{\"%s\":\"%s\"}".formatted(names.get(i), values.get(i % values.size()));

      JsonNode score = put("/v1/leads/jane", lead).json();

      assertThat(score.path("status").asText()).as(lead).isEqualTo("insufficient_data");
    }
  }
}
