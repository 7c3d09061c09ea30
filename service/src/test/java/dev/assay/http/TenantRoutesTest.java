package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants and their keys, from the first call of an operator to a revoked key. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TenantRoutesTest {
  private static final String TENANTS = "/v1/tenants";

  private final TestNode node;

  TenantRoutesTest(TestNode node) {
    this.node = node;
  }

  @Test
  void tenant_createdWithAKey_scoresALead() {
    Http.Reply created =
        node.http.post(TENANTS, TestNode.OPERATOR_KEY, "{\"name\":\" acme \",\"plan\":\"growth\"}");
    String id = created.json().get("tenant_id").asText();
    Http.Reply issued =
        node.http.post(
            TENANTS + "/" + id + "/keys",
            TestNode.OPERATOR_KEY,
            "{\"name\":\"n8n\",\"roles\":[\"integrator\"]}");
    String key = issued.json().get("api_key").asText();

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.body())
        .isEqualTo(
            "{\"tenant_id\":\""
                + id
                + "\",\"name\":\"acme\",\"plan\":\"growth\",\"log\":\"lossless\"}");
    assertThat(issued.status()).isEqualTo(201);
    assertThat(issued.body())
        .isEqualTo(
            "{\"key_id\":\""
                + issued.json().get("key_id").asText()
                + "\",\"api_key\":\""
                + key
                + "\",\"roles\":[\"integrator\"]}");
    assertThat(node.http.post("/api/score-lead", key, "{}").status()).isEqualTo(200);
    assertThat(node.http.get(TENANTS, "X-API-Key", TestNode.OPERATOR_KEY).body()).contains(id);
  }

  @Test
  void log_setForATenant_holdsWhereACallDoesNotSay() {
    Tenant tenant = node.tenant(Plan.UNLIMITED);
    String admin = node.key(tenant, Role.ADMIN);
    String key = node.key(tenant, Role.INTEGRATOR);
    String decision = "{\"pack\":\"lead-quality\",\"lead\":{\"email\":\"a@b.co\"}}";

    Http.Reply set = setLog(tenant, admin, "none");
    Http.Reply own = node.http.post("/v1/decisions", key, decision);
    Http.Reply flags = node.http.post("/api/score-lead", key, "{\"email\":\"a@b.co\"}");
    Http.Reply batch =
        node.http.send(
            "POST",
            "/v1/decisions/batch?pack=lead-quality",
            "{\"email\":\"a@b.co\"}\n",
            "X-API-Key",
            key,
            "Content-Type",
            "application/x-ndjson");
    Http.Reply said =
        node.http.post(
            "/v1/decisions", key, decision.replace("\"lead\"", "\"log\":\"bounded\",\"lead\""));

    assertThat(set.status()).isEqualTo(204);
    assertThat(own.json().get("decision_id").isNull()).isTrue();
    assertThat(flags.status()).isEqualTo(200);
    assertThat(flags.header("X-Decision-Id")).isEmpty();
    assertThat(batch.json().get("decision_id").isNull()).isTrue();
    assertThat(said.json().get("decision_id").isTextual()).isTrue();
    assertThat(setLog(tenant, admin, "lossless").status()).isEqualTo(204);
    assertThat(node.http.post("/api/score-lead", key, "{}").header("X-Decision-Id")).isNotEmpty();
  }

  @Test
  void log_setByOthersOrWrongly_changesNothing() {
    Tenant tenant = node.tenant(Plan.UNLIMITED);
    Tenant other = node.tenant(Plan.UNLIMITED);

    assertThat(setLog(tenant, node.key(other, Role.ADMIN), "none").status()).isEqualTo(404);
    assertThat(setLog(tenant, node.key(tenant, Role.INTEGRATOR), "none").status()).isEqualTo(403);
    assertThat(setLog(tenant, node.key(tenant, Role.ADMIN), "NONE").status()).isEqualTo(400);
    assertThat(
            node.http
                .post("/api/score-lead", node.key(tenant, Role.INTEGRATOR), "{}")
                .header("X-Decision-Id"))
        .isNotEmpty();
  }

  private Http.Reply setLog(Tenant tenant, String key, String log) {
    return node.http.send(
        "PUT",
        TENANTS + "/" + tenant.id() + "/log",
        "{\"log\":\"" + log + "\"}",
        "X-API-Key",
        key,
        "Content-Type",
        "application/json");
  }

  /** A rule that is tried at each place anew would keep the event loop for minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"a", " ", "a "})
  void name_longAndForbidden_isRefusedAtOnce(String repeated) {
    String name = repeated.repeat(400_000 / repeated.length()) + "\\u0001";

    Http.Reply refused =
        node.http.post(
            TENANTS, TestNode.OPERATOR_KEY, "{\"name\":\"" + name + "\",\"plan\":\"free\"}");

    assertThat(refused.status()).isEqualTo(400);
  }

  @Test
  void keys_listed_neverShowTheirSecret() {
    Tenant tenant = node.tenant(Plan.FREE);
    String admin = node.key(tenant, Role.ADMIN);

    Http.Reply list = node.http.get(keysOf(tenant), "X-API-Key", admin);

    assertThat(list.status()).isEqualTo(200);
    assertThat(list.body()).doesNotContain(admin, admin.substring(9));
    assertThat(list.json().at("/items/0/prefix").asText()).isEqualTo(admin.substring(0, 9));
  }

  @Test
  void trail_keysAndWhatIsKept_namesWhoDidIt() {
    Tenant tenant = node.tenant(Plan.FREE);
    String admin = node.key(tenant, Role.ADMIN);
    JsonNode issued =
        node.http
            .post(keysOf(tenant), admin, "{\"name\":\"n8n\",\"roles\":[\"auditor\",\"analyst\"]}")
            .json();
    String id = issued.get("key_id").asText();
    String path = keysOf(tenant) + "/" + id;
    node.http.send("DELETE", path, null, "X-API-Key", TestNode.OPERATOR_KEY);
    node.http.send("DELETE", path, null, "X-API-Key", admin);
    setLog(tenant, admin, "bounded");

    Http.Reply trail = node.http.get("/v1/audit", "X-API-Key", admin);

    JsonNode entries = trail.json().get("items");
    assertThat(entries)
        .extracting(
            entry -> entry.get("step").asText(),
            entry -> entry.get("subject").asText(),
            entry -> entry.get("by").asText(),
            entry -> entry.get("details").toString())
        .startsWith(
            tuple("tenant.log", tenant.id().toString(), "test", "{\"log\":\"bounded\"}"),
            tuple(
                "key.revoked",
                id,
                "first operator",
                "{\"name\":\"n8n\",\"roles\":\"analyst,auditor\"}"),
            tuple("key.created", id, "test", "{\"name\":\"n8n\",\"roles\":\"analyst,auditor\"}"))
        .hasSize(5);
    assertThat(entries.at("/3/by").asText()).isEqualTo("assay");
    assertThat(trail.body()).doesNotContain(issued.get("api_key").asText().substring(9));
  }

  @Test
  void key_revoked_opensNothing() {
    Tenant tenant = node.tenant(Plan.FREE);
    String admin = node.key(tenant, Role.ADMIN);
    JsonNode issued =
        node.http.post(keysOf(tenant), admin, "{\"name\":\"n8n\",\"roles\":[\"auditor\"]}").json();
    String key = issued.get("api_key").asText();
    String path = keysOf(tenant) + "/" + issued.get("key_id").asText();
    assertThat(node.http.get("/v1/me", "X-API-Key", key).status()).isEqualTo(200);

    Http.Reply revoked = node.http.send("DELETE", path, null, "X-API-Key", admin);

    assertThat(revoked.status()).isEqualTo(204);
    assertThat(node.http.get("/v1/me", "X-API-Key", key).status()).isEqualTo(401);
    assertThat(node.http.send("DELETE", path, null, "X-API-Key", admin).status()).isEqualTo(204);
    assertThat(node.http.get(keysOf(tenant), "X-API-Key", admin).body())
        .contains("\"revoked_on\":\"" + node.clock.instant() + "\"");
  }

  @Test
  void tenant_another_isNotFound() {
    Tenant theirs = node.tenant(Plan.FREE);
    String theirKeyId = node.issue(theirs, Role.AUDITOR).key().id().toString();
    Tenant own = node.tenant(Plan.FREE);
    String admin = node.key(own, Role.ADMIN);

    assertThat(node.http.get(keysOf(theirs), "X-API-Key", admin).status()).isEqualTo(404);
    assertThat(
            node.http
                .post(keysOf(theirs), admin, "{\"name\":\"x\",\"roles\":[\"admin\"]}")
                .status())
        .isEqualTo(404);
    for (Tenant tenant : new Tenant[] {theirs, own}) {
      String path = keysOf(tenant) + "/" + theirKeyId;
      assertThat(node.http.send("DELETE", path, null, "X-API-Key", admin).status()).isEqualTo(404);
    }
    assertThat(node.http.get(keysOf(theirs), "X-API-Key", TestNode.OPERATOR_KEY).body())
        .contains("\"revoked_on\":null");
    assertThat(node.http.get(TENANTS, "X-API-Key", admin).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"x\"}",
        "{\"name\":\"x\",\"roles\":[]}",
        "{\"name\":\"x\",\"roles\":[\"operator\"]}",
        "{\"name\":\"x\",\"roles\":[\"admin\",\"admin\"]}",
        "{\"name\":\"x\",\"roles\":[\"Admin\"]}",
        "{\"name\":\"x\",\"roles\":\"admin\"}",
        "{\"name\":\" \",\"roles\":[\"admin\"]}",
        "{\"name\":\"a\\nb\",\"roles\":[\"admin\"]}",
        "{\"name\":\"x\",\"roles\":[\"admin\"],\"api_key\":\"ak_mine\"}"
      })
  void key_invalid_is400AndNoneIsMade(String body) {
    Tenant tenant = node.tenant(Plan.FREE);

    Http.Reply reply = node.http.post(keysOf(tenant), TestNode.OPERATOR_KEY, body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(node.keys.keys(tenant.id())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"x\"}",
        "{\"name\":\"x\",\"plan\":\"gold\"}",
        "{\"name\":\"\",\"plan\":\"free\"}",
        "{\"name\":7,\"plan\":\"free\"}",
        "{\"name\":\"x\",\"plan\":\"free\",\"tenant_id\":\"y\"}"
      })
  void tenant_invalid_is400AndNoneIsMade(String body) {
    int before = node.keys.tenants().size();

    assertThat(node.http.post(TENANTS, TestNode.OPERATOR_KEY, body).status()).isEqualTo(400);
    assertThat(node.keys.tenants()).hasSize(before);
  }

  @Test
  void key_asBearer_isTakenUnderV1() {
    String key = node.key(node.tenant(Plan.FREE), Role.AUDITOR);

    assertThat(node.http.get("/v1/me", "Authorization", "Bearer " + key).status()).isEqualTo(200);
    assertThat(node.http.get("/v1/me", "Authorization", "bearer " + key).status()).isEqualTo(200);
    assertThat(node.http.get("/v1/me", "Authorization", "Basic " + key).status()).isEqualTo(401);
    assertThat(node.http.get("/v1/me", "Authorization", key).status()).isEqualTo(401);
  }

  private static String keysOf(Tenant tenant) {
    return TENANTS + "/" + tenant.id() + "/keys";
  }
}
