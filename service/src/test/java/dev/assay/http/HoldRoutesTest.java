package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeping people from being erased for a while. */
@ExtendWith(NodeExtension.class)
final class HoldRoutesTest {
  private static final String LEAD =
      "{\"name\":\"Zebulon Quixworthy\",\"email\":\"zeb@quixworthy-labs.com\",\"phone\":\"+44 20 7946 0958\"}";
  private static final String BY_EMAIL = "{\"email\":\"Zeb@Quixworthy-Labs.com\"}";

  private final TestNode node;
  private final String key;
  private final String integrator;
  private final String other;

  HoldRoutesTest(TestNode node) {
    this.node = node;
    Tenant tenant = node.tenant(Plan.GROWTH);
    key = node.key(tenant, Role.ADMIN, Role.INTEGRATOR, Role.AUDITOR);
    integrator = node.key(tenant, Role.INTEGRATOR);
    other = node.key(node.tenant(Plan.GROWTH), Role.ADMIN, Role.INTEGRATOR, Role.AUDITOR);
  }

  private String decide(String body, String by) {
    return node.http.post("/v1/decisions", by, body).header("X-Decision-Id");
  }

  private String named(String by) {
    return decide(
        "{\"pack\":\"lead-quality\",\"lead_id\":\"crm-1\",\"lead\":%s}".formatted(LEAD), by);
  }

  private String unnamed() {
    return decide("{\"pack\":\"lead-quality\",\"lead\":%s}".formatted(LEAD), key);
  }

  private String hold(String whom) {
    String body = whom.substring(0, whom.length() - 1) + ",\"reason\":\"a dispute\"}";
    Http.Reply reply = node.http.post("/v1/holds", key, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply.json().get("hold_id").asText();
  }

  private Http.Reply release(String hold) {
    return delete("/v1/holds/" + hold + "?reason=settled", key);
  }

  private Http.Reply delete(String path, String by) {
    return node.http.send("DELETE", path, null, "X-API-Key", by);
  }

  private Http.Reply erase(String whom) {
    return node.http.post("/v1/erasures", integrator, whom);
  }

  private String status(String decision, String by) {
    return node.http
        .get("/v1/decisions/" + decision, "X-API-Key", by)
        .json()
        .get("status")
        .asText();
  }

  private List<String> trail() {
    return node.http
        .get("/v1/audit", "X-API-Key", key)
        .json()
        .get("items")
        .findValuesAsText("step");
  }

  @ParameterizedTest
  @ValueSource(strings = {BY_EMAIL, "{\"phone\":\"+44 20 7946-0958\"}", "{\"lead_id\":\"crm-1\"}"})
  void erase_whoeverIsHeld_isRefusedAndCarriedOutOnRelease(String whom) {
    String decision = named(key);
    String hold = hold(whom);

    Http.Reply deleted = delete("/v1/leads/crm-1", integrator);
    Http.Reply erased = erase(BY_EMAIL);
    Http.Reply again = erase(BY_EMAIL);

    assertThat(List.of(deleted.status(), erased.status(), again.status())).containsOnly(409);
    assertThat(deleted.json().get("detail").asText())
        .contains("hold stands")
        .doesNotContain("a dispute");
    assertThat(status(decision, key)).isEqualTo("scored");
    assertThat(trail()).contains("erasure.owed", "hold.placed");
    assertThat(trail()).doesNotContain("erasure.carried_out");

    Http.Reply released = release(hold);

    assertThat(released.status()).as(released.body()).isEqualTo(200);
    assertThat(released.json().get("erasures").asInt()).isEqualTo(2); // by two different values
    assertThat(status(decision, key)).isEqualTo("erased");
    assertThat(trail()).contains("hold.released", "erasure.carried_out");
    assertThat(release(hold).status()).isEqualTo(404);
  }

  @Test
  void release_oneOfTwoHolds_erasesNobodyYet() {
    String decision = named(key);
    String first = hold(BY_EMAIL);
    String second = hold("{\"lead_id\":\"crm-1\"}");
    erase(BY_EMAIL);

    assertThat(release(first).json().get("erasures").asInt()).isZero();
    assertThat(status(decision, key)).isEqualTo("scored");

    assertThat(release(second).json().get("erasures").asInt()).isEqualTo(1);
    assertThat(status(decision, key)).isEqualTo("erased");
  }

  @Test
  void erase_decisionOfWhomNoLeadNames_isHeldByTheAddress() {
    String decision = unnamed();
    String hold = hold(BY_EMAIL);

    assertThat(erase("{\"decision_id\":\"%s\"}".formatted(decision)).status()).isEqualTo(409);
    assertThat(status(decision, key)).isEqualTo("scored");

    release(hold);
    assertThat(status(decision, key)).isEqualTo("erased");
  }

  @Test
  void hold_concernsNobodyElse() {
    String elsewhere = named(other);
    String somebodyElse =
        decide(
            "{\"pack\":\"lead-quality\",\"lead_id\":\"crm-2\",\"lead\":{\"email\":\"a@b-labs.com\"}}",
            key);
    String hold = hold(BY_EMAIL);

    assertThat(delete("/v1/leads/crm-1", other).status()).isEqualTo(204);
    assertThat(status(elsewhere, other)).isEqualTo("erased");
    assertThat(delete("/v1/leads/crm-2", key).status()).isEqualTo(204);
    assertThat(status(somebodyElse, key)).isEqualTo("erased");
    assertThat(delete("/v1/holds/" + hold, other).status()).isEqualTo(404);
    assertThat(release(hold).json().get("erasures").asInt()).isZero();
  }

  @Test
  void release_withoutAnErasureOwed_keepsThePerson() {
    String decision = named(key);

    release(hold(BY_EMAIL));

    assertThat(status(decision, key)).isEqualTo("scored");
    assertThat(delete("/v1/leads/crm-1", key).status()).isEqualTo(204);
  }

  @Test
  void list_holds_inPagesWithTheirReasonForAdminsAlone() {
    String first = hold(BY_EMAIL);
    String second = hold("{\"lead_id\":\"crm-1\"}");

    JsonNode page = node.http.get("/v1/holds?limit=1", "X-API-Key", key).json();
    JsonNode next =
        node.http
            .get("/v1/holds?limit=1&after=" + page.get("next").asText(), "X-API-Key", key)
            .json();

    assertThat(page.at("/items/0/hold_id").asText()).isEqualTo(second);
    assertThat(page.at("/items/0/by").asText()).isEqualTo("lead_id");
    assertThat(next.at("/items/0/hold_id").asText()).isEqualTo(first);
    assertThat(next.at("/items/0/reason").asText()).isEqualTo("a dispute");
    assertThat(next.at("/items/0/placed_by").asText()).isEqualTo("test");
    assertThat(next.get("next").isNull()).isTrue();
    assertThat(node.http.get("/v1/holds", "X-API-Key", other).json().get("items")).isEmpty();
    assertThat(node.http.get("/v1/holds", "X-API-Key", integrator).status()).isEqualTo(403);
    assertThat(node.http.get("/v1/audit", "X-API-Key", key).body())
        .doesNotContainIgnoringCase("quixworthy")
        .doesNotContain("a dispute");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`{\"email\":\"a@b.com\"}`",
        "`{\"reason\":\"a dispute\"}`",
        "`{\"email\":\"a@b.com\",\"phone\":\"+442079460958\",\"reason\":\"a dispute\"}`",
        "`{\"email\":\"a@b.com\",\"country\":\"UK\",\"reason\":\"a dispute\"}`",
        "`{\"phone\":\"020 7946 0958\",\"country\":\"Narnia\",\"reason\":\"a dispute\"}`"
      })
  void place_holdThatNamesNobodyOrNoReason_isInvalid(String body) {
    assertThat(node.http.post("/v1/holds", key, body).status()).isEqualTo(400);
    assertThat(node.http.get("/v1/holds", "X-API-Key", key).json().get("items")).isEmpty();
  }

  @Test
  void settle_whatAReleaseLeftUndone_staysOwedWhileHeld() {
    String decision = named(key);
    String hold = hold(BY_EMAIL);
    erase(BY_EMAIL);

    node.parts.erasures().settle();

    assertThat(status(decision, key)).isEqualTo("scored");
    release(hold);
    assertThat(status(decision, key)).isEqualTo("erased");
  }
}
