package dev.assay.http;

import dev.assay.packs.PackVersions;
import dev.assay.rules.PackCompiler;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.InMemoryTenantStore;
import dev.assay.tenants.IssuedKey;
import dev.assay.tenants.MovableClock;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Sessions;
import dev.assay.tenants.Tenant;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A whole server on a free port, with its stores in memory. */
final class TestNode implements AutoCloseable {
  static final String OPERATOR_KEY = "operator-key-of-the-test-node-0001";

  final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
  final List<String> notReady = new CopyOnWriteArrayList<>();
  final ApiKeys keys;
  final Http http;

  private final Vertx vertx = Vertx.vertx();
  private final PackVersions packs =
      PackVersions.shipped(new PackCompiler(), Map.of("lead-quality", "1.0.0"));

  TestNode(Decisions decisions) {
    Random random = new Random(20261122);
    keys =
        new ApiKeys(
            new InMemoryTenantStore(),
            new byte[32],
            clock,
            () -> new UUID(random.nextLong(), random.nextLong()),
            new SecureRandom());
    keys.adoptOperator(OPERATOR_KEY);
    Server server =
        new Server(
            "127.0.0.1",
            0,
            new Server.Parts(
                keys,
                new Sessions(keys, new byte[32], clock),
                packs,
                decisions,
                new Metrics(),
                clock,
                () -> new UUID(random.nextLong(), random.nextLong()),
                () -> List.copyOf(notReady)));
    vertx.deployVerticle(server).await();
    http = new Http(server.actualPort());
  }

  static TestNode start() {
    return new TestNode(new NoDecisions());
  }

  Tenant tenant(Plan plan) {
    return keys.create("acme " + plan.json(), plan);
  }

  /** The secret of a new key. */
  String key(Tenant tenant, Role... roles) {
    return issue(tenant, roles).secret();
  }

  IssuedKey issue(Tenant tenant, Role... roles) {
    return keys.issue(tenant.id(), "test", EnumSet.copyOf(Set.of(roles)));
  }

  @Override
  public void close() {
    vertx.close().await();
    packs.close();
  }
}
