package dev.assay.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.assay.PackWiring;
import dev.assay.audit.Who;
import dev.assay.decisionlog.LogReader;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.packs.Line;
import dev.assay.packs.Publication;
import dev.assay.rules.PackSource;
import dev.assay.storage.SqlDecisionStore;
import dev.assay.storage.SqlKeyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/** Some nodes on one database, each in a JVM of its own. */
final class Nodes implements AutoCloseable {
  private static final String OPERATOR = Node.OPERATOR_KEY;
  private static final String LOCALHOST = "127.0.0.1";
  private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

  final Database database;
  private final String databaseHost;
  private final Path folder;
  private final List<Node> nodes = new ArrayList<>();

  /**
   * Where a node runs.
   *
   * @param prefix of the command that starts it
   */
  record Seat(String host, List<String> prefix) {}

  /** So many on this machine. */
  static Nodes local(Path folder, int count) throws IOException {
    return new Nodes(folder, LOCALHOST, Collections.nCopies(count, new Seat(LOCALHOST, List.of())));
  }

  /**
   * One on each seat; all are ready.
   *
   * @param databaseHost where they reach the database
   */
  Nodes(Path folder, String databaseHost, List<Seat> seats) throws IOException {
    this.folder = folder;
    this.databaseHost = databaseHost;
    this.database = new Database(folder.resolve("postgresql"), !databaseHost.equals(LOCALHOST));
    int count = seats.size();
    for (int i = 0; i < count; i++) {
      Path data = Files.createDirectory(folder.resolve("node" + i));
      Seat seat = seats.get(i);
      nodes.add(
          new Node(data, seat.host(), Database.freePort(), Database.freePort(), seat.prefix()));
    }
    try {
      nodes.get(0).start(members(), environment());
      awaitReady(nodes.get(0)); // makes the schema and the keys, at which three would be slower
      for (Node node : nodes.subList(1, count)) {
        node.start(members(), environment());
      }
      awaitAll();
    } catch (IOException | RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  Node get(int i) {
    return nodes.get(i);
  }

  List<Node> all() {
    return List.copyOf(nodes);
  }

  private List<String> members() {
    return nodes.stream().map(Node::member).toList();
  }

  private Map<String, String> environment() {
    return Map.of(
        "ASSAY_DB_URL",
        database.url(databaseHost),
        "ASSAY_MASTER_KEY",
        MASTER_KEY,
        "ASSAY_ADMIN_KEY",
        OPERATOR,
        "ASSAY_DRAIN",
        "1");
  }

  void restart(Node node) throws IOException {
    node.start(members(), environment());
  }

  /** Every node is ready, and all are at one epoch. */
  void awaitAll() {
    nodes.forEach(this::awaitReady);
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> views().stream().allMatch(view -> converged(view, nodes.size())));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("not converged; what the nodes see:\n" + views() + logs(), e);
    }
  }

  private List<JsonNode> views() {
    return nodes.stream().map(node -> node.get("/v1/cluster", OPERATOR).body()).toList();
  }

  private String logs() {
    return nodes.stream()
        .map(node -> "\n" + node.member() + ":\n" + tail(node))
        .collect(Collectors.joining());
  }

  private static boolean converged(JsonNode view, int count) {
    int ready = 0;
    for (JsonNode node : view.path("nodes")) {
      if (node.path("reachable").asBoolean() && node.path("state").asText().equals("ready")) {
        ready++;
      }
    }
    return ready == count && view.path("converged").asBoolean();
  }

  void awaitReady(Node node) {
    try {
      await()
          .atMost(Duration.ofMinutes(4))
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                if (!node.alive()) {
                  throw new IllegalStateException("the node has ended");
                }
                return node.ready();
              });
    } catch (RuntimeException e) {
      throw new AssertionError("not ready; its text log:\n" + tail(node), e);
    }
  }

  private static String tail(Node node) {
    try {
      List<String> lines = Files.readAllLines(node.log());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return "none";
    }
  }

  /** A new tenant with a key that may score, and change its own numbers. */
  String tenant(Node at, String name) {
    return key(at, tenantId(at, name), "integrator", "analyst", "approver", "admin");
  }

  /** The id of a new tenant. */
  String tenantId(Node at, String name) {
    return at.post("/v1/tenants", OPERATOR, "{\"name\":\"" + name + "\",\"plan\":\"unlimited\"}")
        .body()
        .path("tenant_id")
        .asText();
  }

  /** A new key of a tenant with these roles. */
  String key(Node at, String tenantId, String... roles) {
    return at.post(
            "/v1/tenants/" + tenantId + "/keys",
            OPERATOR,
            "{\"name\":\"%s\",\"roles\":[\"%s\"]}".formatted(roles[0], String.join("\",\"", roles)))
        .body()
        .path("api_key")
        .asText();
  }

  /** Publishes the shipped pack once more under another version; its hash. Rolls nothing out. */
  String publish(String version) {
    PackSource shipped = PackSource.shipped("lead-quality", "1.0.0");
    Map<String, String> files = new TreeMap<>(shipped.files());
    files.computeIfPresent(
        PackSource.MANIFEST, (path, text) -> text.replace("version: 1.0.0", "version: " + version));
    PackSource text = new PackSource(files);
    try (dev.assay.storage.Database store =
        dev.assay.storage.Database.postgresql(database.url(LOCALHOST))) {
      Keyring keyring =
          Keyring.open(
              new SqlKeyStore(store),
              new MasterKeySource(MASTER_KEY, folder.resolve("none")),
              new SecureRandom(),
              UuidCreator::getTimeOrderedEpochPlus1);
      LogReader reader = new LogReader(new SqlDecisionStore(store), keyring);
      try (PackWiring packs =
          PackWiring.over(
              store,
              keyring,
              List.of(),
              List.of(),
              reader,
              Clock.systemUTC(),
              UuidCreator::getTimeOrderedEpochPlus1)) {
        Publication publication =
            new Publication(
                Line.base("lead-quality"),
                version,
                text,
                new PackSource(Map.of()),
                Who.SERVICE,
                null,
                "A test",
                null);
        return packs.publishing().publish(publication, Who.SERVICE).packHash();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Node node : nodes) {
      if (node.alive()) {
        node.kill();
      }
    }
    database.close();
  }
}
