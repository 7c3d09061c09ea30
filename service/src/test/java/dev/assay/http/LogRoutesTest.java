package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.proof.NoteVerifier;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NodeExtension.class)
final class LogRoutesTest {
  private final TestNode node;
  private final Tenant tenant;
  private final String key;

  LogRoutesTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.UNLIMITED);
    key = node.key(tenant, Role.INTEGRATOR, Role.AUDITOR);
  }

  @Test
  void proof_justDecided_signedByTheLogsKeyAndOfThisDecision() {
    String id = decide();

    Http.Reply reply = node.http.get("/v1/decisions/" + id + "/proof", "X-API-Key", key);

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.header("Content-Disposition")).contains(id + ".tlog-proof");
    String note = reply.body().substring(reply.body().indexOf("\n\n") + 2);
    JsonNode log = node.http.get("/v1/log", "X-API-Key", key).json().at("/items/0");
    NoteVerifier verifier = NoteVerifier.parse(log.path("verifier_key").textValue());
    assertThat(verifier.open(note)).isPresent();
    assertThat(note).startsWith(log.path("origin").textValue() + "\n");
  }

  @Test
  void proof_ofAnotherTenantsDecision_is404() {
    String id = decide();
    String other = node.key(node.tenant(Plan.FREE), Role.AUDITOR);

    Http.Reply reply = node.http.get("/v1/decisions/" + id + "/proof", "X-API-Key", other);

    assertThat(reply.status()).isEqualTo(404);
  }

  @Test
  void consistency_fromTheFirstLeaf_isToTheNewestCheckpoint() {
    decide();

    Http.Reply reply = consistency("?from=1");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).startsWith("old 1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?from=0", "?from=-1", "?from=x", "?from=", "?from=1&from=2", "?to=3"})
  void consistency_noSize_is400(String query) {
    assertThat(consistency(query).status()).isEqualTo(400);
  }

  @Test
  void consistency_moreThanThereIs_is400() {
    decide();

    assertThat(consistency("?from=999999").status()).isEqualTo(400);
  }

  @Test
  void verify_untouched_intactWithEveryDecisionCounted() {
    decide();

    JsonNode verdict = node.http.post("/v1/log/verify", key, "").json();

    assertThat(verdict.path("intact").booleanValue()).as(verdict.toString()).isTrue();
    assertThat(verdict.at("/logs/0/decisions").longValue()).isPositive();
    assertThat(verdict.path("findings")).isEmpty();
  }

  private Http.Reply consistency(String query) {
    return node.http.get("/v1/log/" + node.nodeId + "/consistency" + query, "X-API-Key", key);
  }

  private String decide() {
    return node.http.post("/api/score-lead", key, "{}").header("X-Decision-Id");
  }
}
