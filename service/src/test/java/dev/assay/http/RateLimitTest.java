package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Requests in a minute beside what the plan has; the node's clock stands unless a test moves it.
 */
@ExtendWith(NodeExtension.class)
final class RateLimitTest {
  private static final String JSON = "application/json";
  private static final String DECISION = "{\"pack\":\"lead-quality\",\"lead\":{}}";

  private final TestNode node;
  private final Tenant tenant;
  private final String key;

  RateLimitTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.STARTER);
    key = node.key(tenant, Role.INTEGRATOR, Role.ADMIN);
  }

  /** Has only so many requests left for this minute. */
  private void leave(int requests) {
    Instant now = node.clock.instant();
    for (int i = 60; i > requests; i--) {
      assertThat(node.parts.rates().take(tenant.id(), 60, now).allowed()).isTrue();
    }
  }

  private Http.Reply send(String method, String path, String type, String body) {
    return node.http.send(method, path, body, "X-API-Key", key, "Content-Type", type);
  }

  private Http.Reply decide() {
    return send("POST", "/v1/decisions", JSON, DECISION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST | /v1/decisions | application/json | {'pack':'lead-quality','lead':{}}"
            + " | 'detail':'Rate limit reached: 60 requests a minute'",
        "POST | /api/score-lead | application/json | {}"
            + " | {'error':'Too Many Requests','message':'Rate limit reached: 60 requests a minute'}",
        "POST | /api/normalize-lead/ | application/json | {}"
            + " | {'error':'Too Many Requests','message':'Rate limit reached: 60 requests a minute'}",
        "PUT | /v1/leads/crm-1 | application/json | {}"
            + " | 'detail':'Rate limit reached: 60 requests a minute'",
        "POST | /v1/decisions/batch?pack=lead-quality | application/x-ndjson | {}"
            + " | 'detail':'Rate limit reached: 60 requests a minute'",
        "POST | /leads | application/json | {'api_key':'KEY','email':'a@b.io','leads':[{},{}]}"
            + " | {'error':'Rate limit reached: 60 requests a minute'}",
      })
  void request_thatScores_counts_andOneMoreIsRefused(
      String method, String path, String type, String body, String refusal) {
    String sent = body.replace('\'', '"').replace("KEY", key);
    leave(1);

    Http.Reply last = send(method, path, type, sent);
    Http.Reply more = send(method, path, type, sent);

    assertThat(last.status()).as(last.body()).isIn(200, 201);
    assertThat(last.header("RateLimit-Limit")).isEqualTo("60");
    assertThat(last.header("RateLimit-Remaining")).isEqualTo("0");
    assertThat(more.status()).isEqualTo(429);
    assertThat(more.body()).contains(refusal.replace('\'', '"'));
    assertThat(more.header("RateLimit-Limit")).isEqualTo("60");
    assertThat(more.header("RateLimit-Remaining")).isEqualTo("0");
    assertThat(more.header("RateLimit-Reset")).isEqualTo(more.header("Retry-After"));
    assertThat(Long.parseLong(more.header("Retry-After"))).isBetween(1L, 60L);
    assertThat(decide().status()).isEqualTo(429);
  }

  @Test
  void request_isRefusedBeforeItIsRead_andAfterItsCallerIsKnown() {
    leave(0);

    assertThat(send("POST", "/api/score-lead", "text/plain", "no JSON").status()).isEqualTo(429);
    assertThat(send("GET", "/api/score-lead", JSON, "{}").status()).isEqualTo(405);
    assertThat(node.http.post("/api/score-lead", "ak_wrong", "{}").status()).isEqualTo(401);
  }

  @Test
  void request_thatScoresNothing_doesNotCount() {
    leave(0);

    Http.Reply keys =
        node.http.send("GET", "/v1/tenants/" + tenant.id() + "/keys", null, "X-API-Key", key);

    assertThat(keys.status()).isEqualTo(200);
    assertThat(keys.header("RateLimit-Limit")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Plan.class,
      names = {"FREE", "ENTERPRISE", "UNLIMITED"})
  void plan_withoutALimit_saysNothingOfIt(Plan plan) {
    String free = node.key(node.tenant(plan), Role.INTEGRATOR);

    Http.Reply reply = node.http.post("/v1/decisions", free, DECISION);

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.header("RateLimit-Limit")).isEmpty();
  }
}
