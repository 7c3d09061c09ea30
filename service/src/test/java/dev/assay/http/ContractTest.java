package dev.assay.http;

import static dev.assay.http.TestNode.OPERATOR_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.activation.Stage;
import dev.assay.audit.Who;
import dev.assay.customers.Company;
import dev.assay.customers.Origin;
import dev.assay.http.Operation.Credential;
import dev.assay.packs.Line;
import dev.assay.reference.NewerReferenceData;
import dev.assay.rollout.Step;
import dev.assay.tenants.IssuedKey;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import dev.assay.tuning.Tuner;
import dev.assay.weights.Settings;
import dev.assay.weights.TuningKind;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls every operation of the contract; what the contract does not say may not be answered. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContractTest {
  private static final Contract CONTRACT = Contract.load();
  private static final Schemas SCHEMAS = new Schemas(CONTRACT);
  private static final Set<String> PAGES = Set.of("/", "/ui", "/ui/", "/docs", "/docs/");

  private static final String LEAD_ID = "crm-17";
  private static final String CUSTOMER_ID = "globex";
  private static final String PACK = "lead-quality";

  /** They make what is not known. */
  private static final Set<String> MAKERS = Set.of("putLead", "putCustomer");

  private final TestNode node;
  private final Tenant tenant;
  private final String ownKey;
  private final String decisionId;
  private final ContractDrafts drafts;
  private final String webhookId;
  private final String eventId;

  ContractTest(TestNode node) {
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

  static List<Operation> operations() {
    return CONTRACT.operations();
  }

  static Stream<Operation> secured() {
    return operations().stream().filter(operation -> !operation.credentials().isEmpty());
  }

  static Stream<Operation> withBody() {
    return operations().stream()
        .filter(operation -> operation.body() != null && operation.body().schema() != null)
        .filter(operation -> operation.dialect() != Dialect.CONTURS); // see ContursErrorsTest
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operation_calledAsInItsExample_succeedsAsDocumented(Operation operation) {
    Http.Reply reply = call(operation, keyFor(operation), example(operation));

    assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
    assertDocumented(operation, reply);
  }

  @ParameterizedTest
  @MethodSource("secured")
  void operation_calledByNobody_is401(Operation operation) {
    Http.Reply reply = call(operation, null, example(operation));

    assertThat(reply.status()).isEqualTo(401);
    assertDocumented(operation, reply);
  }

  @ParameterizedTest
  @MethodSource("secured")
  void operation_calledWithoutTheRole_is403(Operation operation) {
    for (Role role : Role.values()) {
      if (operation.roles().contains(role)) {
        continue;
      }
      String key = role == Role.OPERATOR ? OPERATOR_KEY : node.key(tenant, role);

      Http.Reply reply = call(operation, key, example(operation));

      assertThat(reply.status()).as(role.json()).isEqualTo(403);
      assertDocumented(operation, reply);
    }
  }

  @ParameterizedTest
  @MethodSource("secured")
  void operation_calledWithEachOfItsRoles_isNotRefused(Operation operation) {
    for (Role role : operation.roles()) {
      String key = role == Role.OPERATOR ? OPERATOR_KEY : node.key(tenant, role);

      Http.Reply reply = call(operation, key, example(operation));

      assertThat(reply.status()).as(role.json()).isBetween(200, 299);
      assertDocumented(operation, reply);
    }
  }

  static Stream<Operation> repeatable() {
    return operations().stream()
        .filter(operation -> operation.method().equals(HttpMethod.POST))
        .filter(operation -> operation.once() != Operation.Once.NEVER_MIND);
  }

  /** The lines of a batch are each answered as before; their decisions say that they were. */
  @ParameterizedTest
  @MethodSource("repeatable")
  void operation_calledAgainUnderItsKey_isAnsweredAsBefore(Operation operation) {
    String key = keyFor(operation);
    String path = path(operation, key);
    BodyPublisher body = publisher(operation, example(operation)); // zips made twice may differ
    String once = operation.id() + decisionId;
    String other = path + (path.contains("?") ? "&" : "?") + "other=1";

    Http.Reply first = send(operation, path, key, body, "Idempotency-Key", once);
    Http.Reply again = send(operation, path, key, body, "Idempotency-Key", once);
    Http.Reply reused = send(operation, other, key, body, "Idempotency-Key", once);

    assertThat(first.status()).as(first.body()).isBetween(200, 299);
    assertThat(again.status()).isEqualTo(first.status());
    if (first.status() == 202) {
      assertThat(again.header("Location")).isEqualTo(first.header("Location")); // it goes on
    } else {
      assertThat(again.body()).isEqualTo(first.body());
    }
    assertThat(first.header(Once.REPLAYED)).isEmpty();
    if (!operation.id().equals("decideBatch")) {
      assertThat(again.header(Once.REPLAYED)).isEqualTo("true");
    }
    assertThat(reused.status()).as(reused.body()).isEqualTo(422);
    assertDocumented(operation, reused);
  }

  @Test
  void document_everyPostButThoseOfSessions_takesAKey() {
    assertThat(operations())
        .filteredOn(operation -> operation.method().equals(HttpMethod.POST))
        .filteredOn(operation -> operation.once() == Operation.Once.NEVER_MIND)
        .extracting(Operation::id)
        .containsExactlyInAnyOrder("login", "logout");
  }

  static Stream<Operation> takingBody() {
    return operations().stream().filter(operation -> operation.body() != null);
  }

  @ParameterizedTest
  @MethodSource("takingBody")
  void operation_emptyBody_isNoFaultOfTheService(Operation operation) {
    String key = Objects.requireNonNullElse(keyFor(operation), "none");
    String path = path(operation, key);
    String method = operation.method().name();
    String[] typed = {"X-API-Key", key, "Content-Type", mediaType(operation)};

    for (Http.Reply reply :
        List.of(
            node.http.send(method, path, null, "X-API-Key", key),
            node.http.send(method, path, "", typed))) {
      assertThat(reply.status()).as(reply.body()).isBetween(200, 499);
      if (!Objects.requireNonNull(operation.body()).required()) {
        assertThat(reply.status()).as(reply.body()).isNotIn(400, 415);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operation_otherMethod_is405(Operation operation) {
    Http.Reply reply = node.http.send("TRACE", path(operation, null), null);

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).contains(operation.method().name());
    assertDocumented(operation, reply);
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void operation_brokenBody_isRefusedAsDocumented(Operation operation) {
    String key = Objects.requireNonNullElse(keyFor(operation), "none");
    String path = path(operation, key);
    String method = operation.method().name();

    for (String body : List.of("{", "[]", "1", "{\"no_such_field\":1}", "\"x\"")) {
      Http.Reply reply =
          node.http.send(method, path, body, "X-API-Key", key, "Content-Type", "application/json");
      boolean freeForm = takesAnyObject(operation) && body.startsWith("{\"");
      assertThat(reply.status()).as(body).isEqualTo(freeForm ? 200 : 400);
      assertDocumented(operation, reply);
    }
    Http.Reply text =
        node.http.send(method, path, "{}", "X-API-Key", key, "Content-Type", "text/plain");
    assertThat(text.status()).isEqualTo(415);
    assertDocumented(operation, text);
    Http.Reply large =
        node.http.send(
            method,
            path,
            " ".repeat(RequestBody.LIMIT + 1),
            "X-API-Key",
            key,
            "Content-Type",
            "application/json");
    assertThat(large.status()).isEqualTo(413);
    assertDocumented(operation, large);
  }

  private static boolean takesAnyObject(Operation operation) {
    return operation.dialect() == Dialect.LEAD_FLAGS
        || Set.of("putLead", "enrichLead").contains(operation.id());
  }

  static Stream<Operation> withId() {
    return operations().stream()
        .filter(operation -> operation.path().contains("{"))
        .filter(operation -> !MAKERS.contains(operation.id()));
  }

  @ParameterizedTest
  @MethodSource("withId")
  void operation_unknownId_is404(Operation operation) {
    boolean numbered = operation.id().equals("activateSettings"); // 0 are the pack's own
    for (String id :
        List.of(
            "x", numbered ? "9999" : "0", "00000000-0000-0000-0000-000000000000", "..%2F", "%00")) {
      String path = operation.path().replaceAll("\\{[a-z_]+}", id);
      Http.Reply reply = send(operation, path, keyFor(operation), example(operation));

      assertThat(reply.status()).as(path).isEqualTo(404);
      assertDocumented(operation, reply);
    }
  }

  @Test
  void router_everyRoute_isDocumentedOrAPage() {
    Vertx vertx = Vertx.vertx();
    try {
      Router router = Server.router(vertx, node.parts);
      Set<String> documented =
          operations().stream()
              .map(o -> o.path().replace("{path}", "").replaceAll("\\{([a-z_]+)}", ":$1"))
              .collect(Collectors.toSet());

      List<String> routed = new ArrayList<>();
      for (Route route : router.getRoutes()) {
        if (route.getPath() != null && !PAGES.contains(route.getPath())) {
          routed.add(route.getPath());
        }
      }

      assertThat(routed).containsExactlyInAnyOrderElementsOf(documented);
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void api_operationWithoutRoute_orRouteWithoutOperation_doesNotStart() {
    Vertx vertx = Vertx.vertx();
    try {
      Api api =
          new Api(
              CONTRACT,
              new Authentication(node.keys, node.parts.sessions()),
              new Once(node.parts.idempotency(), node.keys),
              new RequestId(node.parts.ids()),
              new Metrics());
      Map<String, Handling> all = new HashMap<>();
      operations()
          .forEach(
              o ->
                  all.put(
                      o.id(),
                      call -> {
                        throw new AssertionError();
                      }));
      assertThat(api.router(vertx, all).getRoutes()).isNotEmpty();

      all.put(
          "noSuchOperation",
          call -> {
            throw new AssertionError();
          });
      assertThatThrownBy(() -> api.router(vertx, all)).hasMessageContaining("noSuchOperation");

      all.remove("noSuchOperation");
      all.remove("me");
      assertThatThrownBy(() -> api.router(vertx, all)).hasMessageContaining("me");
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void document_served_isTheContract() {
    Http.Reply reply = node.http.get("/openapi.json");

    assertThat(reply.json()).isEqualTo(CONTRACT.document());
    assertThat(reply.json().get("openapi").asText()).startsWith("3.1.");
  }

  @Test
  void document_everySecuredOperation_namesItsRoles() {
    assertThat(operations())
        .extracting(Operation::id)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(19);
    assertThat(secured().map(Operation::id))
        .contains("scoreLead", "createDecision", "createTenant");
  }

  private Http.Reply call(Operation operation, @Nullable String key, @Nullable String body) {
    return send(operation, path(operation, key), key, body);
  }

  private Http.Reply send(
      Operation operation, String path, @Nullable String key, @Nullable String body) {
    return send(operation, path, key, publisher(operation, body));
  }

  private Http.Reply send(
      Operation operation, String path, @Nullable String key, BodyPublisher body, String... more) {
    List<String> headers = new ArrayList<>(List.of(more));
    if (key != null) {
      headers.addAll(List.of("X-API-Key", key));
    }
    if (operation.body() != null) {
      headers.addAll(List.of("Content-Type", mediaType(operation)));
    }
    if (ContractDrafts.NEED_TAG.contains(operation.id())) {
      headers.addAll(List.of("If-Match", "*"));
    }
    return node.http.stream(operation.method().name(), path, body, headers.toArray(new String[0]));
  }

  private static BodyPublisher publisher(Operation operation, @Nullable String body) {
    return body == null
        ? BodyPublishers.noBody()
        : BodyPublishers.ofByteArray(bytes(operation, body));
  }

  private static byte[] bytes(Operation operation, String body) {
    return operation.id().equals("addReferenceData")
        ? NewerReferenceData.zip(NewerReferenceData.with("contract-test.example"))
        : ContractDrafts.body(mediaType(operation), body);
  }

  private @Nullable String keyFor(Operation operation) {
    if (operation.credentials().isEmpty()) {
      return null;
    }
    assertThat(operation.credentials()).contains(Credential.API_KEY);
    boolean operators = operation.roles().equals(Set.of(Role.OPERATOR));
    return operators ? OPERATOR_KEY : ownKey;
  }

  private String path(Operation operation, @Nullable String key) {
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
    boolean report = operation.id().equals("getFairnessReport");
    Http.Reply accepted =
        node.http.send(
            "POST",
            report ? "/v1/fairness-reports" : "/v1/decisions/batch?pack=lead-quality",
            report ? "{\"lead_id\":\"x\",\"group\":\"y\"}" : "{}",
            "X-API-Key",
            ownKey,
            "Content-Type",
            "application/x-ndjson",
            "Prefer",
            "respond-async");
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
          .put(tenant.id(), LEAD_ID, 90, "met at a fair", null, Who.SERVICE);
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

  private static String mediaType(Operation operation) {
    return content(operation).fieldNames().next();
  }

  /** What may be sent, by its media type. */
  private static JsonNode content(Operation operation) {
    JsonNode body = operationNode(operation).path("requestBody");
    return body.has("$ref")
        ? CONTRACT.document().at(body.get("$ref").asText().substring(1)).path("content")
        : body.path("content");
  }

  private String newLead() {
    String leadId = UUID.randomUUID().toString();
    node.http.post(
        "/v1/decisions",
        ownKey,
        "{\"pack\":\"lead-quality\",\"lead\":{},\"lead_id\":\"" + leadId + "\"}");
    return leadId;
  }

  private @Nullable String example(Operation operation) {
    Operation.Body body = operation.body();
    if (body == null) {
      return null;
    }
    if (operation.id().equals("login")) {
      return "{\"api_key\":\"" + ownKey + "\"}";
    }
    if (operation.id().equals("approveDraft")) {
      return drafts.approval();
    }
    if (operation.id().equals("addDraftCase")) {
      return "{\"decision_id\":\"" + decisionId + "\"}";
    }
    JsonNode example = content(operation).path(mediaType(operation)).path("example");
    return body.schema() == null
        ? example.asText()
        : example
            .toString()
            .replace("ak_your_key", ownKey)
            .replace("019a9c5e-0000-7000-8000-000000000000", tenant.id().toString())
            .replace("sha256:of-this-release", node.packs.parts().references().usual());
  }

  private static void assertDocumented(Operation operation, Http.Reply reply) {
    JsonNode responses = operationNode(operation).path("responses");
    JsonNode response = responses.path(Integer.toString(reply.status()));
    assertThat(response.isMissingNode())
        .as("%s answers %d, which is not documented", operation.id(), reply.status())
        .isFalse();
    String at =
        response.has("$ref")
            ? response.get("$ref").asText().substring(1)
            : pointer(operation) + "/responses/" + reply.status();
    JsonNode content = CONTRACT.document().at(at).path("content");
    assertThat(reply.header("X-Request-Id")).isNotEmpty();
    if (content.isMissingNode()) {
      assertThat(reply.body()).isEmpty();
      return;
    }
    String type = reply.header("Content-Type").replaceFirst(";.*", "");
    assertThat(content.has(type)).as("%s answers %s", operation.id(), type).isTrue();
    if (type.endsWith("json")) {
      String schema = at + "/content/" + type.replace("/", "~1") + "/schema";
      assertThat(SCHEMAS.faults(schema, reply.json())).as(reply.body()).isEmpty();
    }
  }

  private static JsonNode operationNode(Operation operation) {
    return CONTRACT.document().at(pointer(operation));
  }

  private static String pointer(Operation operation) {
    HttpMethod method = operation.method();
    return "/paths/"
        + operation.path().replace("/", "~1")
        + "/"
        + method.name().toLowerCase(Locale.ROOT);
  }
}
