package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does each page's main task in a real browser, against a real node. */
final class AdminUiTest {
  private static final Path ADMIN_UI = Path.of("../admin-ui").toAbsolutePath().normalize();
  private static final Path SCREENSHOTS = Path.of("target/screenshots").toAbsolutePath();
  private static final String OPERATOR_KEY = "operator-key-of-the-browser-test-01";
  private static App app;
  private static Map<String, String> keys;

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    boolean must = System.getenv("CI") != null;
    assumeTrue(must || Files.isExecutable(chromium()), "there is no " + chromium());
    Files.createDirectories(SCREENSHOTS);
    app = node(data);
    keys = keys(app);
  }

  @AfterAll
  static void stop() {
    if (app != null) {
      app.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"score", "decisions", "decision", "history", "verify"})
  void page_doesItsMainTask(String page) throws IOException, InterruptedException {
    run(page, app, keys);
  }

  @Test
  void alteredLog_isShownAndNamed(@TempDir Path data)
      throws IOException, InterruptedException, SQLException {
    Map<String, String> made;
    try (App before = node(data)) {
      made = keys(before);
      for (int i = 0; i < 3; i++) {
        decide(before, Objects.requireNonNull(made.get("integrator,analyst,auditor")));
      }
    }
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:"
                    + data.resolve("assay")
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        Statement statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "update decisions set record = replace(record, '\"score\"', '\"skore\"')"
                      + " where leaf_index = 1"))
          .isEqualTo(1);
    }
    try (App after = node(data)) {
      run("tampered", after, made);
    }
  }

  private static App node(Path data) {
    return App.start(new Config("127.0.0.1", 0, data, null, null, OPERATOR_KEY, null));
  }

  /** By the roles they have. */
  private static Map<String, String> keys(App node) {
    Tenant tenant = node.keys().create("acme", Plan.UNLIMITED);
    Map<String, String> keys = new LinkedHashMap<>();
    for (List<Role> roles :
        List.of(
            List.of(Role.INTEGRATOR, Role.ANALYST, Role.AUDITOR),
            List.of(Role.ANALYST),
            List.of(Role.APPROVER))) {
      keys.put(
          roles.stream().map(Role::json).collect(Collectors.joining(",")),
          node.keys().issue(tenant.id(), "test", Set.copyOf(roles)).secret());
    }
    keys.put(Role.OPERATOR.json(), OPERATOR_KEY);
    return keys;
  }

  private static void decide(App node, String key) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(node.url() + "/v1/decisions"))
            .header("X-API-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"pack\":\"lead-quality\",\"lead\":{}}"))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
  }

  /** Runs the script of a page; what it prints stands beside its screenshots. */
  private static void run(String page, App node, Map<String, String> keys)
      throws IOException, InterruptedException {
    Path output = SCREENSHOTS.resolve(page + ".log");
    String about =
        new JsonMapper()
            .writeValueAsString(
                Map.of("url", node.url(), "out", SCREENSHOTS.toString(), "keys", keys));
    Process browser =
        new ProcessBuilder(List.of("node", "test/" + page + ".mjs", about))
            .directory(ADMIN_UI.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(browser.waitFor(3, TimeUnit.MINUTES)).as("ended in time").isTrue();
    assertThat(browser.exitValue()).as(Files.readString(output)).isZero();
  }

  private static Path chromium() {
    return Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
  }
}
