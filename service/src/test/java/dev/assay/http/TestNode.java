package dev.assay.http;

import dev.assay.App;
import dev.assay.Config;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.IssuedKey;
import dev.assay.tenants.MovableClock;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** A whole node on a free port, with a data folder of its own and a clock that can be moved. */
public final class TestNode implements AutoCloseable {
  public static final String OPERATOR_KEY = "operator-key-of-the-test-node-0001";

  public final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
  public final ApiKeys keys;
  public final Http http;

  private final Path data;
  private final App app;

  private TestNode(Path data) {
    this.data = data;
    app = App.start(new Config("127.0.0.1", 0, data, null, null, OPERATOR_KEY, null), clock);
    keys = app.keys();
    http = new Http(URI.create(app.url()).getPort());
  }

  public static TestNode start() {
    try {
      return new TestNode(Files.createTempDirectory("assay-test"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Tenant tenant(Plan plan) {
    return keys.create("acme " + plan.json(), plan);
  }

  /** The secret of a new key. */
  public String key(Tenant tenant, Role... roles) {
    return issue(tenant, roles).secret();
  }

  public IssuedKey issue(Tenant tenant, Role... roles) {
    return keys.issue(tenant.id(), "test", EnumSet.copyOf(Set.of(roles)));
  }

  @Override
  public void close() {
    app.close();
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
