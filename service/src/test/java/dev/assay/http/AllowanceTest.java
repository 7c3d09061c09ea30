package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.quota.Quota;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leads that are scored in a month, in whichever way, beside what the plan has. */
@ExtendWith(NodeExtension.class)
final class AllowanceTest {
  private static final String JSON = "application/json";
  private static final String LINES = "application/x-ndjson";
  private static final String BATCH = "/v1/decisions/batch?pack=lead-quality";
  private static final String DECISION = "{\"pack\":\"lead-quality\",\"lead\":{}}";

  private final TestNode node;
  private final Tenant tenant;
  private final String key;

  AllowanceTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.FREE);
    key = node.key(tenant, Role.INTEGRATOR, Role.ADMIN, Role.AUDITOR);
  }

  /** Has only so many leads left. */
  private void leave(int leads) {
    Quota quota = node.parts.quota();
    assertThat(quota.take(tenant, 100 - leads, node.clock.instant())).isTrue();
  }

  private Http.Reply send(String method, String path, @Nullable String body, String... more) {
    List<String> headers = new ArrayList<>(List.of("X-API-Key", key));
    headers.addAll(List.of(more));
    return node.http.send(method, path, body, headers.toArray(String[]::new));
  }

  private Http.Reply decide(String... more) {
    List<String> headers = new ArrayList<>(List.of("Content-Type", JSON));
    headers.addAll(List.of(more));
    return send("POST", "/v1/decisions", DECISION, headers.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST | /v1/decisions                                            | application/json     |"
            + " {'pack':'lead-quality','lead':{}} | 'detail':'Monthly limit reached'",
        "POST | /api/score-lead                                          | application/json     |"
            + " {} | {'error':'Too Many Requests','message':'Monthly limit reached'}",
        "POST | /api/normalize-lead?score=1                              | application/json     |"
            + " {} | {'error':'Too Many Requests','message':'Monthly limit reached'}",
        "PUT  | /v1/leads/crm-1                                          | application/json     |"
            + " {} | 'detail':'Monthly limit reached'",
        "POST | /v1/decisions/batch?pack=lead-quality                    | application/x-ndjson |"
            + " {} | 'detail':'Monthly limit reached'",
      })
  void lead_scoredInAnyWay_counts_andOneMoreIsRefused(
      String method, String path, String type, String body, String refusal) {
    String sent = body.replace('\'', '"');
    leave(1);

    Http.Reply last = send(method, path, sent, "Content-Type", type);
    Http.Reply more = send(method, path, sent, "Content-Type", type);

    assertThat(last.status()).as(last.body()).isIn(200, 201);
    assertThat(more.status()).isEqualTo(429);
    assertThat(more.body()).contains(refusal.replace('\'', '"'));
    assertThat(Long.parseLong(more.header("Retry-After"))).isPositive();
    assertThat(decide().status()).isEqualTo(429);
  }

  @Test
  void scoreThatIsAskedForAnew_counts_andWhatOnlyTellsOfALeadDoesNot() {
    leave(2);
    send("PUT", "/v1/leads/crm-1", "{}", "Content-Type", JSON);
    String activity = "{\"type\":\"page_view\"}";

    Http.Reply told = send("POST", "/v1/leads/crm-1/activities", activity, "Content-Type", JSON);
    Http.Reply anew = send("POST", "/v1/leads/crm-1/recompute", "{}", "Content-Type", JSON);
    Http.Reply more = send("POST", "/v1/leads/crm-1/recompute", "{}", "Content-Type", JSON);
    Http.Reply toldAfter =
        send("POST", "/v1/leads/crm-1/status", "{\"status\":\"open\"}", "Content-Type", JSON);
    Http.Reply read = send("POST", "/api/normalize-lead", "{}", "Content-Type", JSON);

    assertThat(told.status()).as(told.body()).isEqualTo(201);
    assertThat(anew.status()).as(anew.body()).isEqualTo(200);
    assertThat(more.status()).isEqualTo(429);
    assertThat(toldAfter.status()).as(toldAfter.body()).isEqualTo(200);
    assertThat(read.status()).isEqualTo(200);
  }

  @Test
  void lead_thatCannotBeScored_doesNotCount() {
    leave(1);
    String unknown = "{\"pack\":\"nothing\",\"lead\":{}}";
    String badMap = "{\"_leadflags_map\":7}";

    assertThat(send("POST", "/v1/decisions", unknown, "Content-Type", JSON).status())
        .isEqualTo(400);
    assertThat(send("POST", "/api/score-lead", badMap, "Content-Type", JSON).status())
        .isEqualTo(400);
    assertThat(send("PUT", "/v1/leads/x", badMap, "Content-Type", JSON).status()).isEqualTo(400);
    assertThat(send("POST", BATCH, badMap + "\nno lead\n", "Content-Type", LINES).body())
        .contains("invalid_map", "invalid_json");
    assertThat(decide().status()).isEqualTo(200);
    assertThat(decide().status()).isEqualTo(429);
  }

  @Test
  void call_thatComesTwiceUnderOneKey_countsOnce_andIsScoredOnlyIfItCouldBe() {
    leave(1);

    Http.Reply first = decide("Idempotency-Key", "one");
    Http.Reply again = decide("Idempotency-Key", "one");
    Http.Reply refused = decide("Idempotency-Key", "two");
    Http.Reply refusedAgain = decide("Idempotency-Key", "two");

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refusedAgain.status()).isEqualTo(429);
  }

  @Test
  void batch_beyondWhatIsLeft_hasLinesThatSayIt() {
    leave(2);

    String[] lines = send("POST", BATCH, "{}\n{}\n{}\n", "Content-Type", LINES).body().split("\n");

    assertThat(lines).hasSize(3);
    assertThat(lines[0]).contains("\"decision_id\"");
    assertThat(lines[1]).contains("\"decision_id\"");
    assertThat(lines[2])
        .isEqualTo(
            "{\"line\":3,\"error\":\"too_many_requests\",\"message\":\"Monthly limit reached\"}");
  }

  @Test
  void job_beyondWhatIsLeft_isRefusedWhole() {
    leave(2);
    String[] later = {"Content-Type", LINES, "Prefer", "respond-async"};

    Http.Reply tooMany = send("POST", BATCH, "{}\n{}\n{}\n", later);
    Http.Reply most = send("POST", BATCH, "{}\nno lead\n{}\n", later);
    Http.Reply more = send("POST", BATCH, "{}\n", later);

    assertThat(tooMany.status()).as(tooMany.body()).isEqualTo(429);
    assertThat(most.status()).as(most.body()).isEqualTo(202);
    assertThat(more.status()).isEqualTo(429);
  }

  @Test
  void limit_thatIsReached_isToldOfOnce() {
    long before = node.newestEvent();
    leave(1);
    decide();
    decide();
    for (int i = 0; i < 2; i++) {
      node.parts.quota().exchange(node.clock.instant());
      node.newestEvent();
      decide();
    }

    List<JsonNode> told = new ArrayList<>();
    for (JsonNode event : send("GET", "/v1/events?after=" + before, null).json().get("items")) {
      if (event.get("type").asText().equals("quota.reached")) {
        told.add(event);
      }
    }
    assertThat(told).hasSize(1);
    assertThat(told.get(0).get("tenantid").asText()).isEqualTo(tenant.id().toString());
    assertThat(told.get(0).at("/data/limit").asText()).isEqualTo("100");
  }
}
