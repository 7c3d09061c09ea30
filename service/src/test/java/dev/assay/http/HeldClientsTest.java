package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that are to be forgotten while a hold stands on them, or on a lead of theirs. */
@ExtendWith(NodeExtension.class)
final class HeldClientsTest {
  private static final String ACCOUNT = "owner@acme.io";

  private final TestNode node;
  private final String key;
  private final String client;

  HeldClientsTest(TestNode node) {
    this.node = node;
    key = node.key(node.tenant(Plan.GROWTH), Role.ADMIN, Role.INTEGRATOR, Role.AUDITOR);
    client =
        node.http
            .send(
                "POST", "/config", "{\"email\":\"%s\",\"api_key\":\"%s\"}".formatted(ACCOUNT, key))
            .json()
            .get("client_id")
            .asText();
    feedback("lead-1", "converted");
  }

  private void feedback(String lead, String action) {
    String told =
        "{\"client_id\":\"%s\",\"lead_id\":\"%s\",\"action\":\"%s\",\"api_key\":\"%s\"}"
            .formatted(client, lead, action, key);
    assertThat(node.http.send("POST", "/feedback", told).status()).isEqualTo(200);
  }

  private String hold(String by, String value) {
    String body = "{\"%s\":\"%s\",\"reason\":\"a dispute\"}".formatted(by, value);
    return node.http.post("/v1/holds", key, body).json().get("hold_id").asText();
  }

  private Http.Reply delete(String path) {
    return node.http.send("DELETE", path, null, "X-API-Key", key);
  }

  private JsonNode known() {
    Http.Reply reply = node.http.get("/v1/clients/" + client, "X-API-Key", key);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private JsonNode trail(String step) {
    return node.http.get("/v1/audit?step=" + step, "X-API-Key", key).json().get("items");
  }

  @ParameterizedTest
  @CsvSource({"email,owner@acme.io", "lead_id,lead-1"})
  void delete_clientOrLeadOfItHeld_isOwedUntilTheRelease(String by, String value) {
    String hold = hold(by, value);

    Http.Reply refused = delete("/v1/clients/" + client);

    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(known().at("/outcomes/converted").asInt()).isEqualTo(1);
    assertThat(trail("erasure.owed").at("/0/subject").asText()).isEqualTo("client_id");
    assertThat(trail("client.erased")).isEmpty();

    Http.Reply released = delete("/v1/holds/" + hold);

    assertThat(released.json().get("erasures").asInt()).isEqualTo(1);
    assertThat(node.http.get("/v1/clients/" + client, "X-API-Key", key).status()).isEqualTo(404);
    assertThat(trail("client.erased").at("/0/subject").asText()).isEqualTo(client);
  }

  @Test
  void erase_accountOfAClientWhoseLeadIsHeld_isRefused() {
    hold("lead_id", "lead-1");

    Http.Reply refused =
        node.http.post("/v1/erasures", key, "{\"email\":\"%s\"}".formatted(ACCOUNT));

    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(known().at("/outcomes/converted").asInt()).isEqualTo(1);
  }

  @Test
  void delete_clientWhileSomebodyElseIsHeld_isDone() {
    hold("lead_id", "lead-2");
    hold("email", "somebody@else.io");

    assertThat(delete("/v1/clients/" + client).status()).isEqualTo(204);
    assertThat(node.http.get("/v1/clients/" + client, "X-API-Key", key).status()).isEqualTo(404);
  }
}
