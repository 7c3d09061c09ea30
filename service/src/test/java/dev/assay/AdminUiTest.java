package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does each page's main task in a real browser, against a real node. */
@ExtendWith(UiExtension.class)
final class AdminUiTest {
  private final UiNode node;

  AdminUiTest(UiNode node) {
    this.node = node;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overview",
        "score",
        "decisions",
        "decision",
        "history",
        "audit",
        "verify",
        "replays",
        "settings",
        "plan",
        "privacy",
        "webhooks"
      })
  void page_doesItsMainTask(String page) throws IOException, InterruptedException {
    node.run(page, UiNode.keys(node.app()));
  }

  @Test
  void alteredLog_isShownAndNamed(@TempDir Path data)
      throws IOException, InterruptedException, SQLException {
    Map<String, String> made;
    try (App before = UiNode.start(data)) {
      made = UiNode.keys(before);
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
    try (App after = UiNode.start(data)) {
      UiNode.run("tampered", after, made);
    }
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
}
