package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.Who;
import dev.assay.tenants.IssuedKey;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in from a browser. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SessionRoutesTest {
  private static final String DECISION = "{\"pack\":\"lead-quality\",\"lead\":{}}";

  private final TestNode node;
  private final Tenant tenant;
  private final IssuedKey key;

  SessionRoutesTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.GROWTH);
    key = node.issue(tenant, Role.INTEGRATOR, Role.AUDITOR);
  }

  @Test
  void login_goodKey_beginsASession() {
    Http.Reply login = login(key.secret());

    assertThat(login.status()).isEqualTo(200);
    assertThat(login.header("Set-Cookie"))
        .startsWith("assay_session=")
        .containsIgnoringCase("; HttpOnly")
        .contains("; SameSite=Strict", "; Path=/", "; Max-Age=43200")
        .doesNotContain("Secure")
        .doesNotContain(key.secret());
    String csrf = login.json().get("csrf_token").asText();
    assertThat(login.body())
        .isEqualTo(
            "{\"csrf_token\":\"%s\",\"tenant\":{\"tenant_id\":\"%s\",\"name\":\"acme growth\","
                    .formatted(csrf, tenant.id())
                + "\"plan\":\"growth\",\"log\":\"lossless\"},\"key\":{\"key_id\":\"%s\",\"name\":\"test\"},"
                    .formatted(key.key().id())
                + "\"roles\":[\"integrator\",\"auditor\"]}");
    assertThat(node.http.get("/v1/me", "Cookie", cookie(login)).body()).isEqualTo(login.body());
  }

  @Test
  void login_behindTls_setsASecureCookie() {
    Http.Reply login =
        node.http.send(
            "POST",
            "/v1/login",
            "{\"api_key\":\"" + key.secret() + "\"}",
            "Content-Type",
            "application/json",
            "X-Forwarded-Proto",
            "https");

    assertThat(login.header("Set-Cookie")).contains("; Secure");
  }

  @Test
  void login_operator_hasNoTenant() {
    Http.Reply login = login(TestNode.OPERATOR_KEY);

    assertThat(login.json().get("tenant").isNull()).isTrue();
    assertThat(login.json().get("roles").toString()).isEqualTo("[\"operator\"]");
  }

  @Test
  void login_wrongKey_is401WithoutACookie() {
    Http.Reply login = login("ak_wrong");

    assertThat(login.status()).isEqualTo(401);
    assertThat(login.header("Set-Cookie")).isEmpty();
    assertThat(login.body()).doesNotContain("ak_wrong");
  }

  @Test
  void session_change_needsItsCsrfToken() {
    Http.Reply login = login(key.secret());
    String cookie = cookie(login);
    String csrf = login.json().get("csrf_token").asText();
    node.clock.move(Duration.ofSeconds(1));
    String otherCsrf = login(key.secret()).json().get("csrf_token").asText();

    assertThat(decide("Cookie", cookie).status()).isEqualTo(403);
    assertThat(decide("Cookie", cookie, "X-CSRF-Token", "").status()).isEqualTo(403);
    assertThat(decide("Cookie", cookie, "X-CSRF-Token", otherCsrf).status()).isEqualTo(403);
    assertThat(decide("Cookie", cookie, "X-CSRF-Token", csrf).status()).isEqualTo(200);
    assertThat(decide("X-CSRF-Token", csrf).status()).isEqualTo(401);
    node.clock.move(Duration.ofSeconds(-1));
  }

  @Test
  void session_reading_needsNoCsrfToken() {
    String cookie = cookie(login(key.secret()));

    assertThat(node.http.get("/v1/flags", "Cookie", cookie).status()).isEqualTo(200);
    assertThat(node.http.send("HEAD", "/v1/flags", null, "Cookie", cookie).status()).isEqualTo(200);
  }

  @Test
  void session_leadFlags_isNotOpenedByIt() {
    Http.Reply login = login(key.secret());

    Http.Reply reply =
        node.http.send(
            "POST",
            "/api/score-lead",
            "{}",
            "Cookie",
            cookie(login),
            "X-CSRF-Token",
            login.json().get("csrf_token").asText(),
            "Content-Type",
            "application/json");

    assertThat(reply.status()).isEqualTo(401);
  }

  @Test
  void session_revokedKey_ends() {
    IssuedKey shortLived = node.issue(tenant, Role.AUDITOR);
    String cookie = cookie(login(shortLived.secret()));
    assertThat(node.http.get("/v1/me", "Cookie", cookie).status()).isEqualTo(200);

    node.keys.revoke(shortLived.key().id(), Who.SERVICE);

    assertThat(node.http.get("/v1/me", "Cookie", cookie).status()).isEqualTo(401);
  }

  @Test
  void session_forged_isNobodys() {
    assertThat(node.http.get("/v1/me", "Cookie", "assay_session=" + "A".repeat(96)).status())
        .isEqualTo(401);
    assertThat(node.http.get("/v1/me", "Cookie", "assay_session=").status()).isEqualTo(401);
    assertThat(node.http.get("/v1/me", "Cookie", ";;=;").status()).isEqualTo(401);
  }

  @Test
  void logout_session_endsItAndRemovesTheCookie() {
    Http.Reply login = login(key.secret());
    String csrf = login.json().get("csrf_token").asText();

    Http.Reply logout =
        node.http.send("POST", "/v1/logout", null, "Cookie", cookie(login), "X-CSRF-Token", csrf);

    assertThat(logout.status()).isEqualTo(204);
    assertThat(logout.header("Set-Cookie")).startsWith("assay_session=;").contains("Max-Age=0");
    assertThat(node.http.get("/v1/me", "Cookie", cookie(login)).status()).isEqualTo(401);
  }

  @Test
  void logout_withoutCsrfToken_endsNothing() {
    String cookie = cookie(login(key.secret()));

    assertThat(node.http.send("POST", "/v1/logout", null, "Cookie", cookie).status())
        .isEqualTo(403);
    assertThat(node.http.get("/v1/me", "Cookie", cookie).status()).isEqualTo(200);
  }

  @Test
  void me_withAKey_hasNoCsrfToken() {
    Http.Reply me = node.http.get("/v1/me", "X-API-Key", key.secret());

    assertThat(me.json().get("csrf_token").isNull()).isTrue();
  }

  private Http.Reply login(String secret) {
    return node.http.send(
        "POST",
        "/v1/login",
        "{\"api_key\":\"" + secret + "\"}",
        "Content-Type",
        "application/json");
  }

  private Http.Reply decide(String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    return node.http.send("POST", "/v1/decisions", DECISION, all);
  }

  private static String cookie(Http.Reply login) {
    return login.header("Set-Cookie").replaceFirst(";.*", "");
  }
}
