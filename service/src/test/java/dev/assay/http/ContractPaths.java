package dev.assay.http;

import static dev.assay.http.TestNode.OPERATOR_KEY;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.activation.Stage;
import dev.assay.audit.Who;
import dev.assay.customers.Company;
import dev.assay.customers.Origin;
import dev.assay.keys.Lookup;
import dev.assay.leads.NewOverride;
import dev.assay.packs.Line;
import dev.assay.rollout.Step;
import dev.assay.tenants.IssuedKey;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import dev.assay.tuning.Tuner;
import dev.assay.weights.Settings;
import dev.assay.weights.TuningKind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant for which all is there that a path of the contract may name, or is made when asked. */
final class ContractPaths {
  private static final String LEAD_ID = "crm-17";
  private static final String CUSTOMER_ID = "globex";
  private static final String PACK = "lead-quality";

  private final TestNode node;
  private final Tenant tenant;
  private final String ownKey;
  private final String decisionId;
  private final ContractDrafts drafts;
  private final String webhookId;
  private final String eventId;

  ContractPaths(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.UNLIMITED);
    ownKey =
        node.key(tenant, Role.ADMIN, Role.INTEGRATOR, Role.ANALYST, Role.APPROVER, Role.AUDITOR);
    drafts = new ContractDrafts(node, tenant);
    decisionId = node.http.post("/api/score-lead", ownKey, "{}").header("X-Decision-Id");
    node.http.post(
        "/v1/decisions",
        ownKey,
        "{\"pack\":\"lead-quality\",\"lead\":{},\"lead_id\":\"" + LEAD_ID + "\"}");
    node.packs.parts().lines().fork(tenant.id(), PACK, Who.SERVICE, "to have an own line");
    for (Line line : lines()) {
      node.publish(line, "1.0.1");
      node.publish(line, "1.0.2");
    }
    webhookId = newWebhook();
    eventId = sentEvent();
  }

  Tenant tenant() {
    return tenant;
  }

  /** A key that may do all that a tenant's keys may. */
  String ownKey() {
    return ownKey;
  }

  String decisionId() {
    return decisionId;
  }

  ContractDrafts drafts() {
    return drafts;
  }

  private String placedHold() {
    return node.parts
        .holds()
        .place(tenant.id(), Lookup.LEAD_ID, "held", "a dispute", Who.SERVICE)
        .id()
        .toString();
  }

  private String notedOptOut() {
    return node.parts
        .optingOut()
        .optOut(tenant.id(), Lookup.LEAD_ID, "unwilling", Who.SERVICE)
        .optOut()
        .id()
        .toString();
  }

  /** The path of an operation, with what it is about. */
  String path(Operation operation, @Nullable String key) {
    String path = operation.path().replace("{decision_id}", decisionId);
    path = path.replace("{lead_id}", operation.id().equals("eraseLead") ? newLead() : LEAD_ID);
    path = path.replace("{customer_id}", CUSTOMER_ID);
    path = path.replace("{tenant_id}", tenant.id().toString());
    path = path.replace("{node_id}", node.nodeId.toString());
    if (path.contains("{job_id}")) {
      path = path.replace("{job_id}", endedJob(operation));
    }
    if (path.contains("{draft_id}")) {
      path = path.replace("{draft_id}", drafts.make(operation, OPERATOR_KEY.equals(key)));
      path = path.replace("{path}", ContractDrafts.file(operation));
    }
    if (path.contains("{webhook_id}")) {
      boolean spent = operation.id().equals("deleteWebhook");
      path = path.replace("{webhook_id}", spent ? newWebhook() : webhookId);
      path = path.replace("{event_id}", eventId);
    }
    if (path.contains("{hold_id}")) {
      path = path.replace("{hold_id}", placedHold());
    }
    if (path.contains("{opt_out_id}")) {
      path = path.replace("{opt_out_id}", notedOptOut());
    }
    if (path.contains("{client_id}")) {
      path = path.replace("{client_id}", newClient().toString());
    }
    if (path.contains("{proposal_id}")) {
      path = path.replace("{proposal_id}", proposed());
    }
    if (path.contains("{outcome_id}")) {
      path = path.replace("{outcome_id}", toldOutcome());
    }
    path = path.replace("{pack}", PACK);
    path = path.replace("{version}", version(operation));
    prepare(operation);
    if (path.contains("{step_id}")) {
      path = path.replace("{step_id}", scheduled(operation, key).toString());
    }
    if (path.contains("{key_id}")) {
      IssuedKey issued = node.issue(tenant, Role.AUDITOR);
      path = path.replace("{key_id}", issued.key().id().toString());
    }
    return switch (operation.id()) {
      case "decideBatch" -> path + "?pack=lead-quality";
      case "streamEvents" -> path + "?after=0&seconds=0";
      case "compareDecisions" -> path + "?a=" + decisionId + "&b=" + decisionId;
      case "diffVersion" -> path + "?from=1.0.0";
      default -> path;
    };
  }

  private UUID newClient() {
    String address = UUID.randomUUID() + "@acme.io";
    return node.parts
        .learning()
        .clients()
        .register(tenant.id(), address, Who.SERVICE)
        .client()
        .id();
  }

  /** Weights for a client of a known industry wait where the tenant wants to be asked. */
  private String proposed() {
    node.http.send(
        "PUT",
        "/v1/settings/learning",
        "{\"learning\":{\"mode\":\"proposed\"},\"activate\":true}",
        "X-API-Key",
        ownKey,
        "Content-Type",
        "application/json");
    String client = "/v1/clients/" + newClient();
    node.http.send(
        "PUT",
        client,
        "{\"profile\":{\"industry\":\"software\"}}",
        "X-API-Key",
        ownKey,
        "Content-Type",
        "application/json");
    node.http.post(client + "/learn", ownKey, "");
    return node.http
        .get("/v1/proposals?state=proposed", "X-API-Key", ownKey)
        .json()
        .at("/items/0/proposal_id")
        .asText();
  }

  private String toldOutcome() {
    String told = "{\"lead_id\":\"%s\",\"outcome\":\"clicked\"}".formatted(UUID.randomUUID());
    node.http.post("/v1/outcomes", ownKey, told);
    return node.http
        .get("/v1/outcomes?limit=1&outcome=clicked", "X-API-Key", ownKey)
        .json()
        .at("/items/0/outcome_id")
        .asText();
  }

  private String endedJob(Operation operation) {
    String kind = operation.path().substring(0, operation.path().indexOf("/{"));
    Http.Reply accepted =
        switch (kind) {
          case "/v1/backtests" ->
              node.http.post(
                  kind,
                  ownKey,
                  "{\"pack\":\"lead-quality\",\"candidate\":{\"version\":\"1.0.0\"}}");
          case "/v1/replays" -> node.http.post(kind, ownKey, "{\"pack\":\"lead-quality\"}");
          case "/v1/fairness-reports" -> sent(kind, "{\"lead_id\":\"x\",\"group\":\"y\"}");
          default -> sent("/v1/decisions/batch?pack=lead-quality", "{}");
        };
    String id = accepted.json().get("job_id").asText();
    await()
        .pollInterval(Duration.ofMillis(10))
        .until(
            () ->
                node.http
                    .get("/v1/jobs/" + id, "X-API-Key", ownKey)
                    .json()
                    .get("state")
                    .asText()
                    .equals("done"));
    return id;
  }

  private Http.Reply sent(String path, String lines) {
    return node.http.send(
        "POST",
        path,
        lines,
        "X-API-Key",
        ownKey,
        "Content-Type",
        "application/x-ndjson",
        "Prefer",
        "respond-async");
  }

  /** A version that can be retired, or shown; of a tenant's numbers, the pack's own. */
  private static String version(Operation operation) {
    return switch (operation.id()) {
      case "activateWeights", "activateBands", "activateCalibration", "activateSettings" -> "0";
      case "retirePackVersion" -> "1.0.2";
      default -> "1.0.0";
    };
  }

  /** Goes forward where the operation goes back. */
  private void prepare(Operation operation) {
    if (operation.path().startsWith("/v1/leads/{lead_id}")) {
      node.leadMemory.leads().put(tenant.id(), LEAD_ID, JsonNodeFactory.instance.objectNode());
    }
    if (operation.path().endsWith("/{customer_id}")) {
      ObjectNode traits = JsonNodeFactory.instance.objectNode().put("industry", "Software");
      Company company = new Company("Globex", "globex.com", traits);
      node.parts.customers().put(tenant.id(), CUSTOMER_ID, company, Origin.API);
    }
    if (operation.id().equals("giveLead")) {
      Tuner tuner = node.packs.parts().tuner();
      String owners = "{\"owners\":{\"owners\":[{\"owner\":\"ben\"}]}}";
      TuningKind kind = TuningKind.SETTINGS;
      int kept = tuner.keep(tenant.id(), Settings.PACK, kind, owners, Who.SERVICE, "").version();
      tuner.activate(tenant.id(), Settings.PACK, kind, kept, Who.SERVICE, "");
    }
    if (operation.id().equals("endLeadOverride")) {
      node.leadMemory
          .leads()
          .overriding()
          .put(
              tenant.id(),
              LEAD_ID,
              new NewOverride("crm-score", 90, "met at a fair", null),
              Who.SERVICE);
    }
    if (operation.id().equals("rollBack")) {
      for (Line line : lines()) {
        node.packs
            .parts()
            .rollouts()
            .start(line, new Step("1.0.1", Stage.SHADOW, 0, 0), Who.SERVICE, "");
      }
    }
  }

  /** A step of the line that the caller may change. */
  private UUID scheduled(Operation operation, @Nullable String key) {
    boolean operator = OPERATOR_KEY.equals(key);
    Line line = lines().get(operator ? 0 : 1);
    return node.packs
        .parts()
        .schedule()
        .add(
            line,
            new Step("1.0.1", Stage.LIVE, 0, 0),
            node.clock.instant().plusSeconds(3_600),
            Who.SERVICE,
            operation.id())
        .id();
  }

  private String newLead() {
    String leadId = UUID.randomUUID().toString();
    node.http.post(
        "/v1/decisions",
        ownKey,
        "{\"pack\":\"lead-quality\",\"lead\":{},\"lead_id\":\"" + leadId + "\"}");
    return leadId;
  }

  private String newWebhook() {
    return node.http
        .post("/v1/webhooks", ownKey, "{\"url\":\"http://127.0.0.1:65000/\"}")
        .json()
        .get("webhook_id")
        .asText();
  }

  private String sentEvent() {
    String webhook = "/v1/webhooks/" + webhookId;
    String id = node.http.post(webhook + "/test", ownKey, "").json().get("event_id").asText();
    await()
        .pollInterval(Duration.ofMillis(10))
        .until(
            () ->
                node.http.get(webhook + "/deliveries/" + id, "X-API-Key", ownKey).status() == 200);
    return id;
  }

  private List<Line> lines() {
    return List.of(Line.base(PACK), new Line(tenant.id(), PACK));
  }
}
