package dev.assay.http;

import static dev.assay.http.Documented.assertDocumented;
import static dev.assay.http.TestNode.OPERATOR_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.tenants.Role;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private static final Set<String> PAGES = Set.of("/", "/ui", "/ui/", "/docs", "/docs/");

  /** They make what is not known. */
  private static final Set<String> MAKERS = Set.of("putLead", "putCustomer");

  private final TestNode node;
  private final ContractPaths paths;
  private final ContractCalls calls;

  ContractTest(TestNode node) {
    this.node = node;
    paths = new ContractPaths(node);
    calls = new ContractCalls(node, paths);
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
    Http.Reply reply = calls.call(operation, calls.keyFor(operation), calls.example(operation));

    assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
    assertDocumented(operation, reply);
  }

  @ParameterizedTest
  @MethodSource("secured")
  void operation_calledByNobody_is401(Operation operation) {
    Http.Reply reply = calls.call(operation, null, calls.example(operation));

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
      String key = role == Role.OPERATOR ? OPERATOR_KEY : node.key(paths.tenant(), role);

      Http.Reply reply = calls.call(operation, key, calls.example(operation));

      assertThat(reply.status()).as(role.json()).isEqualTo(403);
      assertDocumented(operation, reply);
    }
  }

  @ParameterizedTest
  @MethodSource("secured")
  void operation_calledWithEachOfItsRoles_isNotRefused(Operation operation) {
    for (Role role : operation.roles()) {
      String key = role == Role.OPERATOR ? OPERATOR_KEY : node.key(paths.tenant(), role);

      Http.Reply reply = calls.call(operation, key, calls.example(operation));

      assertThat(reply.status()).as(role.json()).isBetween(200, 299);
      assertDocumented(operation, reply);
    }
  }

  static Stream<Operation> repeatable() {
    return operations().stream()
        .filter(operation -> operation.method().equals(HttpMethod.POST))
        .filter(operation -> operation.once() != Operation.Once.NEVER_MIND);
  }

  @ParameterizedTest
  @MethodSource("repeatable")
  void operation_calledAgainUnderItsKey_isAnsweredAsBefore(Operation operation) {
    String key = calls.keyFor(operation);
    String path = paths.path(operation, key);
    // Once for all: zips made twice may differ.
    BodyPublisher body = ContractCalls.publisher(operation, calls.example(operation));
    String once = operation.id() + paths.decisionId();
    String other = path + (path.contains("?") ? "&" : "?") + "other=1";

    Http.Reply first = calls.send(operation, path, key, body, "Idempotency-Key", once);
    Http.Reply again = calls.send(operation, path, key, body, "Idempotency-Key", once);
    Http.Reply reused = calls.send(operation, other, key, body, "Idempotency-Key", once);

    assertThat(first.status()).as(first.body()).isBetween(200, 299);
    assertThat(again.status()).isEqualTo(first.status());
    if (first.status() == 202) {
      assertThat(again.header("Location")).isEqualTo(first.header("Location")); // it goes on
    } else {
      assertThat(again.body()).isEqualTo(first.body());
    }
    assertThat(first.header(Once.REPLAYED)).isEmpty();
    assertThat(again.header(Once.REPLAYED)).isEqualTo("true");
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
    String key = Objects.requireNonNullElse(calls.keyFor(operation), "none");
    String path = paths.path(operation, key);
    String method = operation.method().name();
    String[] typed = {"X-API-Key", key, "Content-Type", Documented.mediaType(operation)};

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
    Http.Reply reply = node.http.send("TRACE", paths.path(operation, null), null);

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).contains(operation.method().name());
    assertDocumented(operation, reply);
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void operation_brokenBody_isRefusedAsDocumented(Operation operation) {
    String key = Objects.requireNonNullElse(calls.keyFor(operation), "none");
    String path = paths.path(operation, key);
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
      Http.Reply reply =
          calls.send(operation, path, calls.keyFor(operation), calls.example(operation));

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
              new RateLimit(node.parts.rates(), node.clock),
              node.parts.lanes(),
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
}
