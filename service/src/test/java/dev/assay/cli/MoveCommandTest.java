package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.App;
import dev.assay.Config;
import dev.assay.audit.Who;
import dev.assay.http.Http;
import dev.assay.storage.Postgresql;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** A node's data moves to a real server, and the node goes on there. */
final class MoveCommandTest {
  private final StringWriter out = new StringWriter();
  private final Path data;
  private String key = "";

  MoveCommandTest(@TempDir Path folder) {
    data = folder;
  }

  private App start(@Nullable String url) {
    return start(data, url);
  }

  private static App start(Path folder, @Nullable String url) {
    return App.start(new Config("127.0.0.1", 0, folder, url, null, null, null));
  }

  private int move(String... more) {
    List<String> arguments = new ArrayList<>(List.of("move", "--data", data.toString()));
    arguments.addAll(List.of(more));
    return new CommandLine(new AssayCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(out))
        .execute(arguments.toArray(new String[0]));
  }

  private String decide(App app, String leadId) {
    Http.Reply reply =
        http(app)
            .post(
                "/v1/decisions",
                key,
                "{\"pack\":\"lead-quality\",\"lead_id\":\"%s\",\"lead\":{\"email\":\"ana@acme-labs.com\"}}"
                    .formatted(leadId));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json().get("decision_id").asText();
  }

  private String verdict(App app, String id) {
    return http(app)
        .post("/v1/decisions/" + id + "/replay", key, "{}")
        .json()
        .get("verdict")
        .asText();
  }

  private static Http http(App app) {
    return new Http(URI.create(app.url()).getPort());
  }

  private List<String> record() {
    List<String> ids = new ArrayList<>();
    try (App app = start(null)) {
      EnumSet<Role> roles = EnumSet.of(Role.ADMIN, Role.INTEGRATOR, Role.AUDITOR);
      key =
          app.keys()
              .issue(app.keys().create("acme", Plan.UNLIMITED, Who.SERVICE).id(), "test", roles)
              .secret();
      for (int i = 0; i < 20; i++) {
        ids.add(decide(app, "crm-" + i));
      }
      http(app).post("/v1/erasures", key, "{\"lead_id\":\"crm-0\"}");
    }
    return ids;
  }

  @ParameterizedTest
  @EnumSource
  void move_toAnEmptyServer_theLogGoesOnThere(Postgresql server) {
    List<String> ids = record();
    String url = server.url(data);

    assertThat(move("--to", url, "--sample", "7")).as(out.toString()).isZero();

    assertThat(out.toString())
        .contains("Intact there: 20 decisions in 1 logs, with the same heads.")
        .contains("{EXACT=6, INPUT_ERASED=1}");
    assertThat(data.resolve("assay.mv.db")).doesNotExist();
    try (App app = start(url)) {
      assertThat(verdict(app, ids.get(0))).isEqualTo("INPUT_ERASED");
      assertThat(verdict(app, ids.get(19))).isEqualTo("EXACT");
      decide(app, "crm-19");
    }
    assertThat(move("--to", url)).as("again").isNotZero();
  }

  @Test
  void move_targetInUseOrNone_refusedAndNothingChanged() {
    record();
    String used = Postgresql.V15.url(data);
    start(data.resolve("another"), used).close();

    assertThat(move("--to", used)).isNotZero();
    assertThat(out.toString()).contains("not empty");
    assertThat(move("--to", "jdbc:h2:mem:x")).isNotZero();
    assertThat(move()).isNotZero();
    assertThat(move("--to", used, "--sample", "0")).isNotZero();
    assertThat(data.resolve("assay.mv.db")).exists();
  }
}
