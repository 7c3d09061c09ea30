package dev.assay.http;

import dev.assay.Config;
import dev.assay.Ground;
import dev.assay.Limits;
import dev.assay.Node;
import dev.assay.PackWiring;
import dev.assay.activation.Activator;
import dev.assay.activation.NodeActivation;
import dev.assay.audit.Who;
import dev.assay.cluster.Neighbours;
import dev.assay.cluster.NodeReport;
import dev.assay.cluster.NodeState;
import dev.assay.cluster.NodeView;
import dev.assay.drafts.DraftStore;
import dev.assay.events.Sender;
import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.keys.Lookup;
import dev.assay.leads.LeadMemory;
import dev.assay.packs.Line;
import dev.assay.packs.PackVersion;
import dev.assay.rules.RulePack;
import dev.assay.storage.SqlDraftStore;
import dev.assay.storage.SqlLeaseStore;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.IssuedKey;
import dev.assay.tenants.MovableClock;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import dev.assay.tenants.TenantStore;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A real node on a free port, by a clock that tests move: alone, and with scores that are computed
 * when they are due only when a test asks for it.
 */
final class TestNode implements AutoCloseable {
  static final String OPERATOR_KEY = "operator-key-of-the-test-node-0001";

  private static final List<RulePack> SHIPPED = PackWiring.shipped();
  private static final Intake INTAKE = new Intake(ReferenceData.bundled());

  final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
  final List<String> notReady = new CopyOnWriteArrayList<>();
  final ApiKeys keys;
  final UUID nodeId;
  final Server.Parts parts;
  final PackWiring packs;
  final LeadMemory leadMemory;
  final DraftStore drafts;
  final Http http;

  private final Ground ground;
  private final Node node;
  private final Vertx vertx = Vertx.vertx();

  private TestNode(long waitingBytes) {
    Map<String, String> environment =
        Map.of("ASSAY_ADMIN_KEY", OPERATOR_KEY, "ASSAY_WEBHOOK_ALLOW", "127.0.0.1");
    Config config = Config.of("127.0.0.1", 0, folder(), environment);
    ground = Ground.open(config, clock);
    node =
        new Node(
            config,
            new Limits(waitingBytes, Duration.ofHours(1), Duration.ofDays(1)),
            ground,
            PackWiring.memory(ground.database()),
            new Alone(),
            SHIPPED,
            () -> INTAKE);
    node.begin();
    keys = node.keys();
    nodeId = ground.nodeId();
    parts = node.parts();
    packs = node.packs();
    leadMemory = node.leads().memory();
    drafts = new SqlDraftStore(ground.database());
    Server server = new Server(config.host(), config.port(), parts);
    vertx.deployVerticle(server).await();
    http = new Http(server.actualPort());
  }

  /** There are no others; what they would have to say, a test says. */
  private final class Alone implements Neighbours {
    @Override
    public Activator activator(NodeActivation activation) {
      return Activator.alone(activation);
    }

    @Override
    public TenantStore announced(TenantStore tenants) {
      return tenants;
    }

    @Override
    public void requireAdmission() {}

    @Override
    public boolean admitted() {
      return true;
    }

    @Override
    public List<NodeView> nodes() {
      long epoch = packs.activations().current().epoch();
      NodeReport self =
          new NodeReport(
              nodeId,
              "127.0.0.1:5701",
              "http://127.0.0.1:8080",
              NodeState.READY,
              null,
              epoch,
              epoch,
              0,
              Map.of("lead-quality", "sha256:00"),
              packs.activations().current().refused(),
              20);
      return List.of(new NodeView(self, true, null));
    }

    @Override
    public List<String> notReady() {
      return List.copyOf(notReady);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("test-node");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TestNode start() {
    return new TestNode(Limits.USUAL.waitingBytes());
  }

  /** One whose log takes nothing. */
  static TestNode full() {
    return new TestNode(0);
  }

  Tenant tenant(Plan plan) {
    return keys.create("acme " + plan.json(), plan, Who.SERVICE);
  }

  /** The secret of a new key. */
  String key(Tenant tenant, Role... roles) {
    return issue(tenant, roles).secret();
  }

  IssuedKey issue(Tenant tenant, Role... roles) {
    return keys.issue(tenant.id(), "test", EnumSet.copyOf(Set.of(roles)));
  }

  /** Publishes lead-quality with another version on a line, its text changed by some words. */
  PackVersion publish(Line line, String version, String... replaced) {
    return TestPacks.publish(packs, line, version, replaced);
  }

  /** Lets events be read that were written by now; the number of the newest. */
  long newestEvent() {
    SqlLeaseStore leases = new SqlLeaseStore(ground.database());
    new Sender(parts.events().store(), leases, nodeId, clock, () -> {}).run();
    return parts.events().store().newest();
  }

  boolean eraseLead(Tenant tenant, String leadId) {
    return !parts
        .erasures()
        .erase(tenant.id(), Lookup.LEAD_ID, leadId, Who.SERVICE)
        .toCompletableFuture()
        .join()
        .isNothing();
  }

  @Override
  public void close() {
    vertx.close().await();
    node.close();
    ground.close();
  }
}
