package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tenants have subscribed to, and what of it they used; by a clock that only goes on. */
@ExtendWith(NodeExtension.class)
final class PlanRoutesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String DECISION = "{\"pack\":\"lead-quality\",\"lead\":{},\"log\":\"none\"}";

  private final TestNode node;

  PlanRoutesTest(TestNode node) {
    this.node = node;
  }

  /** A tenant and a key of it that may do everything. */
  private final class Customer {
    final Tenant tenant;
    final String key;

    Customer(Plan plan) {
      tenant = node.tenant(plan);
      key = node.key(tenant, Role.ADMIN, Role.INTEGRATOR, Role.AUDITOR);
    }

    Http.Reply send(String method, String what, String with, @Nullable String body) {
      String path = "/v1/tenants/" + tenant.id() + what;
      return node.http.send(
          method, path, body, "X-API-Key", with, "Content-Type", "application/json");
    }

    Http.Reply choose(String with, String body) {
      return send("PUT", "/plan", with, body.replace('\'', '"'));
    }

    String plan() {
      return send("GET", "/plan", key, null).body();
    }

    Http.Reply decide() {
      return node.http.post("/v1/decisions", key, DECISION);
    }

    JsonNode usage() {
      return send("GET", "/usage", key, null).json();
    }
  }

  private static String subscription(String plan, String leads, String requests, String next) {
    return "{\"leads_a_month\":%s,\"next\":%s,\"plan\":\"%s\",\"requests_a_minute\":%s}"
        .formatted(leads, next, plan, requests);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private Instant nextMonth() {
    return month().plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private YearMonth month() {
    return YearMonth.from(node.clock.instant().atOffset(ZoneOffset.UTC));
  }

  private void turnTheMonth() {
    node.clock.move(Duration.between(node.clock.instant(), nextMonth()));
  }

  @Test
  void upgrade_holdsAtOnce() {
    Customer us = new Customer(Plan.FREE);
    for (int i = 0; i < 100; i++) {
      assertThat(us.decide().status()).isEqualTo(200);
    }
    assertThat(us.decide().status()).isEqualTo(429);

    Http.Reply chosen = us.choose(us.key, "{'plan':'growth'}");

    assertThat(chosen.json()).isEqualTo(json(subscription("growth", "null", "300", "null")));
    Http.Reply decided = us.decide();
    assertThat(decided.status()).isEqualTo(200);
    assertThat(decided.header("RateLimit-Limit")).isEqualTo("300");
    assertThat(us.usage().path("scored_leads").asInt()).isEqualTo(101);
  }

  @Test
  void downgrade_holdsFromTheNextMonthOn_andSaysSo() {
    Customer us = new Customer(Plan.SCALE);
    String next = "{\"from\":\"%s\",\"plan\":\"free\"}".formatted(nextMonth());

    Http.Reply chosen = us.choose(us.key, "{'plan':'free'}");

    assertThat(chosen.json()).isEqualTo(json(subscription("scale", "null", "1000", next)));
    assertThat(us.decide().header("RateLimit-Limit")).isEqualTo("1000");
    turnTheMonth();
    assertThat(json(us.plan())).isEqualTo(json(subscription("free", "100", "null", "null")));
    for (int i = 0; i < 100; i++) {
      assertThat(us.decide().status()).isEqualTo(200);
    }
    assertThat(us.decide().status()).isEqualTo(429);
  }

  @Test
  void plan_chosenAgain_takesTheDowngradeBack() {
    Customer us = new Customer(Plan.SCALE);
    us.choose(us.key, "{'plan':'free'}");
    us.choose(us.key, "{'plan':'starter'}");
    assertThat(json(us.plan()).at("/next/plan").asText()).isEqualTo("starter");

    us.choose(us.key, "{'plan':'scale'}");

    turnTheMonth();
    assertThat(json(us.plan())).isEqualTo(json(subscription("scale", "null", "1000", "null")));
  }

  @Test
  void enterprise_hasTheRequestsAMinuteThatAnOperatorGrants() {
    Customer us = new Customer(Plan.SCALE);
    assertThat(us.choose(us.key, "{'plan':'enterprise'}").status()).isEqualTo(403);

    us.choose(TestNode.OPERATOR_KEY, "{'plan':'enterprise','requests_a_minute':2}");

    assertThat(us.decide().header("RateLimit-Remaining")).isEqualTo("1");
    assertThat(us.decide().status()).isEqualTo(200);
    assertThat(us.decide().status()).isEqualTo(429);
    us.choose(us.key, "{'plan':'free'}");
    us.choose(us.key, "{'plan':'enterprise'}");
    assertThat(json(us.plan())).isEqualTo(json(subscription("enterprise", "null", "2", "null")));
    us.choose(TestNode.OPERATOR_KEY, "{'plan':'enterprise'}");
    assertThat(us.decide().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400 | {}",
        "400 | {'plan':'gold'}",
        "400 | {'plan':'growth','requests_a_minute':500}",
        "400 | {'plan':'enterprise','requests_a_minute':0}",
        "400 | {'plan':'growth','from':'2026-12-01'}",
        "403 | {'plan':'enterprise','requests_a_minute':500}",
        "403 | {'plan':'unlimited'}",
      })
  void plan_thatCannotBeChosen_isRefusedAndChangesNothing(int status, String body) {
    Customer us = new Customer(Plan.STARTER);

    assertThat(us.choose(us.key, body).status()).isEqualTo(status);

    assertThat(json(us.plan())).isEqualTo(json(subscription("starter", "null", "60", "null")));
  }

  @Test
  void plan_ofAnotherTenant_isNotFound_andNobodyButAdminsChoosesIt() {
    Customer us = new Customer(Plan.STARTER);
    Customer others = new Customer(Plan.STARTER);
    String integrator = node.key(us.tenant, Role.INTEGRATOR);

    assertThat(us.choose(others.key, "{'plan':'growth'}").status()).isEqualTo(404);
    assertThat(us.send("GET", "/plan", others.key, null).status()).isEqualTo(404);
    assertThat(us.send("GET", "/usage", others.key, null).status()).isEqualTo(404);
    assertThat(us.choose(integrator, "{'plan':'growth'}").status()).isEqualTo(403);
    assertThat(us.send("GET", "/usage", integrator, null).status()).isEqualTo(200);
  }

  @Test
  void usage_isOfThisMonthAndOfThatTenant_howeverLeadsAreScored() {
    Customer us = new Customer(Plan.FREE);
    Customer others = new Customer(Plan.UNLIMITED);
    for (Customer each : new Customer[] {us, others}) {
      each.decide();
      node.http.post("/api/score-lead", each.key, "{}");
      String leads = "{\"api_key\":\"%s\",\"email\":\"a@b.io\",\"leads\":[{},{},{}]}";
      assertThat(node.http.post("/leads", each.key, leads.formatted(each.key)).status())
          .isEqualTo(200);
      assertThat(
              node.http.post("/v1/decisions", each.key, "{\"pack\":\"none\",\"lead\":{}}").status())
          .isEqualTo(400);
    }

    String used =
        "{\"left\":%%s,\"limit\":%%s,\"month\":\"%s\",\"resets_on\":\"%s\",\"scored_leads\":5}"
            .formatted(month(), nextMonth());
    assertThat(us.usage()).isEqualTo(json(used.formatted("95", "100")));
    assertThat(others.usage()).isEqualTo(json(used.formatted("null", "null")));
    turnTheMonth();
    assertThat(us.usage().path("scored_leads").asInt()).isZero();
    assertThat(us.usage().path("month").asText()).isEqualTo(month().toString());
  }

  @Test
  void tenantAndPlan_standInTheAuditTrail() {
    String made =
        node.http
            .post("/v1/tenants", TestNode.OPERATOR_KEY, "{\"name\":\"acme\",\"plan\":\"growth\"}")
            .json()
            .path("tenant_id")
            .asText();
    Tenant tenant = Objects.requireNonNull(node.keys.tenant(UUID.fromString(made)));
    String key = node.key(tenant, Role.ADMIN, Role.AUDITOR);
    String path = "/v1/tenants/" + made + "/plan";
    node.http.send(
        "PUT", path, "{\"plan\":\"free\"}", "X-API-Key", key, "Content-Type", "application/json");

    JsonNode created = audit(key, "tenant.created");
    JsonNode chosen = audit(key, "tenant.plan");

    assertThat(created.path("subject").asText()).isEqualTo(made);
    assertThat(created.path("details")).isEqualTo(json("{\"name\":\"acme\",\"plan\":\"growth\"}"));
    assertThat(chosen.path("details"))
        .isEqualTo(json("{\"from\":\"%s\",\"plan\":\"free\"}".formatted(nextMonth())));
  }

  private JsonNode audit(String key, String step) {
    return node.http.get("/v1/audit?step=" + step, "X-API-Key", key).json().at("/items/0");
  }
}
