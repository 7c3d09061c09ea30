package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a tenant says of its leads holds as well where they are decided on beside their memory. */
@ExtendWith(NodeExtension.class)
final class DecidedBesideTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NDJSON = "application/x-ndjson";
  private static final String BATCH = "/v1/decisions/batch?pack=crm-score&lead_id_field=id";

  private final TestNode node;
  private final String key;

  DecidedBesideTest(TestNode node) {
    this.node = node;
    key =
        node.key(
            node.tenant(Plan.UNLIMITED),
            Role.INTEGRATOR,
            Role.ANALYST,
            Role.APPROVER,
            Role.ADMIN,
            Role.AUDITOR);
  }

  private Http.Reply put(String path, String body) {
    Http.Reply reply =
        node.http.send("PUT", path, body, "X-API-Key", key, "Content-Type", "application/json");
    assertThat(reply.status()).as(reply.body()).isIn(200, 201);
    return reply;
  }

  private JsonNode decide(String body, String... headers) {
    String[] all = new String[headers.length + 4];
    System.arraycopy(headers, 0, all, 4, headers.length);
    all[0] = "X-API-Key";
    all[1] = key;
    all[2] = "Content-Type";
    all[3] = "application/json";
    Http.Reply reply = node.http.send("POST", "/v1/decisions", body, all);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private Http.Reply batch(String path, String body, String... headers) {
    String[] all = new String[headers.length + 4];
    System.arraycopy(headers, 0, all, 4, headers.length);
    all[0] = "X-API-Key";
    all[1] = key;
    all[2] = "Content-Type";
    all[3] = NDJSON;
    return node.http.send("POST", path, body, all);
  }

  private JsonNode get(String path) {
    return node.http.get(path, "X-API-Key", key).json();
  }

  private void replaysExactly(JsonNode decision) {
    String path = "/v1/decisions/" + decision.path("decision_id").asText() + "/replay";
    assertThat(node.http.post(path, key, "{}").json().path("verdict").asText()).isEqualTo("EXACT");
  }

  /** A title, 14 x 0.9 x 0.75 = 12.6 rounded up: cold, and 90 is hot. */
  private static void overridden(JsonNode decision) {
    assertThat(decision.path("status").asText()).as(decision.toString()).isEqualTo("overridden");
    assertThat(decision.path("score").asInt()).isEqualTo(90);
    assertThat(decision.path("band").asText()).isEqualTo("hot");
    assertThat(decision.path("recommended_action").asText()).isEqualTo("high_priority");
    assertThat(decision.path("action_reason").asText()).isEqualTo("override");
    assertThat(decision.at("/computed/score").asInt()).isEqualTo(13);
    assertThat(decision.at("/computed/band").asText()).isEqualTo("cold");
  }

  @Test
  void override_ofALeadThatIsDecidedOn_isAnsweredWhileTheRecordStaysComputed() {
    put("/v1/leads/jane", "{\"job_title\":\"VP Operations\"}");
    String path = "/v1/leads/jane/override";
    assertThat(node.http.post(path, key, "{\"score\":90,\"reason\":\"met at a fair\"}").status())
        .isEqualTo(200);
    String lead =
        "{\"pack\":\"crm-score\",\"lead_id\":\"%s\",\"lead\":{\"job_title\":\"VP Operations\"}}";
    String once = UUID.randomUUID().toString();

    JsonNode jane = decide(lead.formatted("jane"), "Idempotency-Key", once);
    overridden(jane);
    replaysExactly(jane);
    JsonNode recorded = get("/v1/decisions/" + jane.path("decision_id").asText());
    assertThat(recorded.path("status").asText()).isEqualTo("scored");
    assertThat(recorded.path("score").asInt()).isEqualTo(13);
    assertThat(recorded.at("/receipt/override_id").asText())
        .isEqualTo(get("/v1/leads/jane").at("/override/override_id").asText());

    // Nobody else's, and no other pack's.
    JsonNode joe = decide(lead.formatted("joe"));
    assertThat(joe.path("status").asText()).isEqualTo("scored");
    assertThat(joe.has("computed")).isFalse();
    JsonNode other = decide(lead.formatted("jane").replace("crm-score", "lead-quality"));
    assertThat(other.path("status").asText()).isEqualTo("scored");

    String leads =
        """
        {"id":"jane","job_title":"VP Operations"}
        {"id":"joe","job_title":"VP Operations"}
        no lead
        {"job_title":"VP Operations"}
        """;
    Http.Reply reply = batch(BATCH, leads);
    assertThat(reply.status()).isEqualTo(200);
    lines(reply.body());
    Http.Reply later = batch(BATCH + "&log=lossless", leads, "Prefer", "respond-async");
    assertThat(later.status()).as(later.body()).isEqualTo(202);
    String job = later.header("Location");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> get(job).path("state").asText().equals("done"));
    lines(node.http.get(job + "/result", "X-API-Key", key).body());

    // Once it is taken back, who repeats a call hears what the call was answered.
    node.http.send("DELETE", path, null, "X-API-Key", key);
    overridden(decide(lead.formatted("jane"), "Idempotency-Key", once));
    assertThat(decide(lead.formatted("jane")).path("status").asText()).isEqualTo("scored");
  }

  private void lines(String body) {
    String[] lines = body.split("\n", -1);
    assertThat(lines).hasSize(5);
    JsonNode jane = line(lines[0]);
    overridden(jane);
    replaysExactly(jane);
    assertThat(line(lines[1]).path("score").asInt()).isEqualTo(13);
    assertThat(line(lines[2]).path("error").asText()).isEqualTo("invalid_json");
    assertThat(line(lines[3]).path("status").asText()).isEqualTo("scored");
  }

  private static JsonNode line(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  @Test
  void mapping_ofATenant_tellsWhereThingsStandWhateverPackJudges() throws IOException {
    ObjectNode lead = JSON.createObjectNode();
    lead.put("Lead Origin", "Lead Add Form").put("Lead Source", "Reference").put("City", "Mumbai");
    lead.put("Do Not Email", "No").put("Total Time Spent on Website", "350");
    lead.put("Last Activity", "Email Opened").put("Specialization", "Banking");
    lead.put("What is your current occupation", "Working Professional");
    ObjectNode order = JSON.createObjectNode().put("pack", "crm-score").put("explain", true);
    order.set("lead", lead);
    JsonNode unread = decide(order.toString());
    assertThat(unread.path("status").asText()).isEqualTo("insufficient_data");

    put("/v1/settings/mapping", Files.readString(Path.of("../docs/mapping-public-leads.json")));

    // As it is scored under /v1/leads; see the arithmetic there.
    JsonNode read = decide(order.toString());
    assertThat(read.path("score").asInt()).as(read.toString()).isEqualTo(75);
    assertThat(read.path("band").asText()).isEqualTo("hot");
    replaysExactly(read);
    replaysExactly(unread);
    Http.Reply batch = batch(BATCH, lead + "\n");
    assertThat(line(batch.body()).path("score").asInt()).as(batch.body()).isEqualTo(75);
    // A lead's own map goes before the tenant's.
    lead.putObject("_leadflags_map");
    assertThat(decide(order.toString()).path("score").asInt()).isNotEqualTo(75);

    put(
        "/v1/settings/mapping",
        "{\"mapping\":{\"fields\":{\"Kontakt\":\"email\"}},\"activate\":true}");
    JsonNode quality =
        decide(
            "{\"pack\":\"lead-quality\",\"explain\":true,\"lead\":{\"Kontakt\":\"jane@acme.example\"}}");
    assertThat(quality.at("/detection/detected_fields").toString()).contains("Kontakt");
    replaysExactly(quality);
  }
}
