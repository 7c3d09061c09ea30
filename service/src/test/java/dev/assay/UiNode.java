package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.audit.Who;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real node whose pages scripts look at in a real browser. */
final class UiNode implements AutoCloseable {
  static final Path CHROMIUM =
      Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

  private static final Path ADMIN_UI = Path.of("../admin-ui").toAbsolutePath().normalize();
  private static final Path SCREENSHOTS = Path.of("target/screenshots").toAbsolutePath();
  private static final String OPERATOR_KEY = "operator-key-of-the-browser-test-01";

  private final Path data;
  private final App app;

  UiNode() {
    try {
      data = Files.createTempDirectory("assay-ui");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    app = start(data);
  }

  static App start(Path data) {
    Map<String, String> environment =
        Map.of("ASSAY_ADMIN_KEY", OPERATOR_KEY, "ASSAY_WEBHOOK_ALLOW", "127.0.0.1");
    return App.start(Config.of("127.0.0.1", 0, data, environment));
  }

  App app() {
    return app;
  }

  /** Keys of a new tenant, by the roles they have; and the operator's. */
  static Map<String, String> keys(App node) {
    Map<String, Set<Role>> people = new LinkedHashMap<>();
    for (Set<Role> roles :
        List.of(
            Set.of(Role.INTEGRATOR, Role.ANALYST, Role.AUDITOR),
            Set.of(Role.ADMIN),
            Set.of(Role.ANALYST),
            Set.of(Role.APPROVER))) {
      people.put(roles.stream().sorted().map(Role::json).collect(Collectors.joining(",")), roles);
    }
    return keys(node, people);
  }

  /** Keys of a new tenant, by their names; and the operator's. */
  static Map<String, String> keys(App node, Map<String, Set<Role>> people) {
    Tenant tenant = node.keys().create("acme", Plan.UNLIMITED, Who.SERVICE);
    Map<String, String> keys = new LinkedHashMap<>();
    people.forEach(
        (name, roles) -> keys.put(name, node.keys().issue(tenant.id(), name, roles).secret()));
    keys.put(Role.OPERATOR.json(), OPERATOR_KEY);
    return keys;
  }

  void run(String script, Map<String, String> keys) throws IOException, InterruptedException {
    run(script, app, keys);
  }

  /** Runs a script with a node and keys; what it prints stands beside its screenshots. */
  static void run(String script, App node, Map<String, String> keys)
      throws IOException, InterruptedException {
    Files.createDirectories(SCREENSHOTS);
    Path output = SCREENSHOTS.resolve(script + ".log");
    String about =
        new JsonMapper()
            .writeValueAsString(
                Map.of("url", node.url(), "out", SCREENSHOTS.toString(), "keys", keys));
    Process browser =
        new ProcessBuilder(List.of("node", "test/" + script + ".mjs", about))
            .directory(ADMIN_UI.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(browser.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
    assertThat(browser.exitValue()).as(Files.readString(output)).isZero();
  }

  @Override
  public void close() throws IOException {
    app.close();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
