package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One limit of leads' ids, and one error, wherever a caller names a lead. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LeadIdTest {
  private final TestNode node;
  private final String key;

  LeadIdTest(TestNode node) {
    this.node = node;
    this.key = node.key(node.tenant(Plan.UNLIMITED), Role.ADMIN, Role.INTEGRATOR, Role.AUDITOR);
  }

  private Http.Reply send(String method, String path, String body) {
    String type = path.startsWith("/v1/decisions/batch") ? "x-ndjson" : "json";
    return node.http.send(
        method,
        path,
        body.isEmpty() ? null : body,
        "X-API-Key",
        key,
        "Content-Type",
        "application/" + type);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "PUT,    /v1/leads/ID,                         {}",
        "GET,    /v1/leads/ID,                         ``",
        "DELETE, /v1/leads/ID,                         ``",
        "GET,    /v1/leads/ID/export,                  ``",
        "GET,    /v1/leads/ID/history,                 ``",
        "POST,   /v1/leads/ID/recompute,               {}",
        "POST,   /v1/leads/ID/status,                  {\"status\":\"open\"}",
        "GET,    /v1/decisions?lead_id=ID,             ``",
        "POST,   /v1/decisions,                        `{\"pack\":\"lead-quality\",\"lead\":{},\"lead_id\":\"ID\"}`",
        "POST,   /v1/decisions/batch?pack=lead-quality&lead_id_field=id, {\"id\":\"ID\"}",
        "POST,   /v1/outcomes,                         `{\"lead_id\":\"ID\",\"outcome\":\"clicked\"}`",
        "POST,   /v1/erasures,                         {\"lead_id\":\"ID\"}",
        "POST,   /feedback,                            `{\"api_key\":\"KEY\",\"client_id\":\"019a9c5e-0000-7000-8000-000000000000\",\"lead_id\":\"ID\",\"action\":\"clicked\"}`",
      })
  void leadId_tooLong_isTheSameErrorEverywhere(String method, String path, String body) {
    for (String id : new String[] {"x".repeat(256), "x".repeat(257)}) {
      Http.Reply reply =
          send(method, path.replace("ID", id), body.replace("ID", id).replace("KEY", key));
      boolean told = reply.body().contains(LeadId.RULE);

      assertThat(told).as(reply.status() + " " + reply.body()).isEqualTo(id.length() > 256);
      if (told && !path.contains("batch")) {
        assertThat(reply.status()).isEqualTo(400);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"%20, \\u0020", "%09%0A, \\t\\n"})
  void leadId_thatNamesNobody_isRefusedInPathAndBody(String inPath, String inBody) {
    assertThat(send("GET", "/v1/leads/" + inPath, "").body()).contains(LeadId.RULE);
    assertThat(send("POST", "/v1/erasures", "{\"lead_id\":\"" + inBody + "\"}").body())
        .contains(LeadId.RULE);
  }

  @Test
  void contract_saysTheSameLimit() {
    JsonNode schema = Contract.load().document().at(LeadId.SCHEMA);

    assertThat(schema.path("maxLength").asInt()).isEqualTo(LeadId.LONGEST);
  }
}
