package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.App;
import dev.assay.Config;
import dev.assay.audit.Who;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A node's own data folder, verified once the node has ended. */
final class VerifyCommandTest {
  private final StringWriter out = new StringWriter();
  @TempDir private Path folder;

  @Test
  void verify_nodeEnded_intactUntilACheckpointIsOfMore() throws Exception {
    String key = score(3);

    assertThat(verify("--data", folder.toString())).isZero();
    assertThat(out.toString()).contains("3 decisions", "Intact: 3 decisions in 1 logs");
    assertThat(verify("--data", folder.toString(), "--verifier-key", key)).isZero();
    String otherKey = "x+" + "c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    assertThat(verify("--data", folder.toString(), "--verifier-key", otherKey)).isNotZero();

    Path kept = Files.copy(folder.resolve("checkpoints"), folder.resolve("kept"));
    Path file = folder.resolve("checkpoints");
    Files.writeString(file, Files.readString(file).replace("\n3\n", "\n4\n"));
    assertThat(verify("--data", folder.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("NOT intact: 1 findings.").contains("CHECKPOINT");

    Files.delete(file);
    assertThat(verify("--data", folder.toString(), "--checkpoints", kept.toString())).isZero();
  }

  @Test
  void verify_noDatabase_saysSoAndMakesNone() {
    assertThat(verify("--data", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(out.toString()).contains("there is no database in");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  /** Scores as many leads; answers the verifier key of the node. */
  private String score(int leads) throws Exception {
    App app = App.start(new Config("127.0.0.1", 0, folder, null, null, null, null));
    try {
      var tenant = app.keys().create("acme", Plan.UNLIMITED, Who.SERVICE);
      EnumSet<Role> roles = EnumSet.of(Role.INTEGRATOR, Role.AUDITOR);
      String key = app.keys().issue(tenant.id(), "test", roles).secret();
      for (int i = 0; i < leads; i++) {
        call(app, key, "POST", "/api/score-lead", "{}");
      }
      String logs = call(app, key, "GET", "/v1/log", "");
      return logs.replaceFirst("(?s).*\"verifier_key\":\"([^\"]+)\".*", "$1");
    } finally {
      app.close();
    }
  }

  private static String call(App app, String key, String method, String path, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(app.url() + path))
            .header("X-API-Key", key)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private int verify(String... options) {
    out.getBuffer().setLength(0);
    CommandLine command = new CommandLine(new VerifyCommand());
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(out, true));
    command.setExecutionExceptionHandler(
        (failure, line, parsed) -> {
          line.getErr().println(failure.getMessage());
          return 1;
        });
    return command.execute(options);
  }
}
