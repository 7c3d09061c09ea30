package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does each page's main task in a real browser, against a real node. */
final class AdminUiTest {
  private static final Path ADMIN_UI = Path.of("../admin-ui").toAbsolutePath().normalize();
  private static final Path SCREENSHOTS = Path.of("target/screenshots").toAbsolutePath();
  private static App app;
  private static String key;

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    boolean must = System.getenv("CI") != null;
    assumeTrue(must || Files.isExecutable(chromium()), "there is no " + chromium());
    Files.createDirectories(SCREENSHOTS);
    app = App.start(new Config("127.0.0.1", 0, data, null, null, null, null));
    Tenant tenant = app.keys().create("acme", Plan.UNLIMITED);
    Set<Role> roles = Set.of(Role.INTEGRATOR, Role.ANALYST, Role.AUDITOR);
    key = app.keys().issue(tenant.id(), "test", roles).secret();
  }

  @AfterAll
  static void stop() {
    if (app != null) {
      app.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "score")
  void page_doesItsMainTask(String page) throws IOException, InterruptedException {
    Path output = SCREENSHOTS.resolve(page + ".log");
    Process browser =
        new ProcessBuilder(
                List.of("node", "test/" + page + ".mjs", app.url(), key, SCREENSHOTS.toString()))
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
