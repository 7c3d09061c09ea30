package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From where keys are good; the callers of these tests come from 127.0.0.1. */
@ExtendWith(NodeExtension.class)
final class AllowListRoutesTest {
  private static final String ELSEWHERE = "{\"ranges\":[\"203.0.113.0/24\"],\"force\":true}";
  private static final String HERE = "{\"ranges\":[\"203.0.113.0/24\",\"127.0.0.0/8\"]}";

  private final TestNode node;
  private final Tenant tenant;
  private final String key;

  AllowListRoutesTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.ENTERPRISE);
    key = node.key(tenant, Role.INTEGRATOR, Role.ADMIN);
  }

  private Http.Reply set(Tenant whose, String with, String body) {
    return send("PUT", path(whose), with, body);
  }

  private Http.Reply send(String method, String path, String with, @Nullable String body) {
    return node.http.send(
        method, path, body, "X-API-Key", with, "Content-Type", "application/json");
  }

  private static String path(Tenant whose) {
    return "/v1/tenants/" + whose.id() + "/ip-allowlist";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST | /v1/decisions | {'pack':'lead-quality','lead':{}}",
        "POST | /api/score-lead | {}",
        "POST | /leads | {'api_key':'KEY','email':'a@b.io','leads':[{}]}",
        "POST | /v1/login | {'api_key':'KEY'}",
      })
  void key_isGoodFromTheListAlone(String method, String path, String body) {
    String sent = body.replace('\'', '"').replace("KEY", key);

    assertThat(set(tenant, key, HERE).status()).isEqualTo(200);
    assertThat(send(method, path, key, sent).status()).isIn(200, 201);
    assertThat(set(tenant, key, ELSEWHERE).status()).isEqualTo(200);
    Http.Reply refused = send(method, path, key, sent);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("This address is not on the tenant's IP allowlist");
    assertThat(send("GET", path(tenant), key, null).status()).isEqualTo(403);
    assertThat(set(tenant, TestNode.OPERATOR_KEY, "{\"ranges\":[]}").status()).isEqualTo(200);
    assertThat(send(method, path, key, sent).status()).isIn(200, 201);
  }

  @Test
  void list_withoutTheCaller_isRefusedUnlessForced() {
    Http.Reply refused = set(tenant, key, "{\"ranges\":[\"::1\"]}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(send("GET", path(tenant), key, null).body()).isEqualTo("{\"ranges\":[]}");
  }

  @Test
  void range_thatIsNone_isNamedAndChangesNothing() {
    Http.Reply refused = set(tenant, key, "{\"ranges\":[\"127.0.0.1\",\"localhost\"]}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("\\\"localhost\\\" is no address or range");
    assertThat(send("GET", path(tenant), key, null).body()).isEqualTo("{\"ranges\":[]}");
  }

  @Test
  void list_ofAnotherTenant_isNotFound_andNobodyButAdminsSetsIt() {
    String integrator = node.key(tenant, Role.INTEGRATOR);

    assertThat(set(node.tenant(Plan.ENTERPRISE), key, HERE).status()).isEqualTo(404);
    assertThat(set(tenant, integrator, HERE).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @EnumSource(
      value = Plan.class,
      names = {"FREE", "STARTER", "GROWTH", "SCALE"})
  void plan_belowEnterprise_hasNoList(Plan plan) {
    Tenant other = node.tenant(plan);

    assertThat(set(other, node.key(other, Role.ADMIN), HERE).status()).isEqualTo(409);
  }
}
