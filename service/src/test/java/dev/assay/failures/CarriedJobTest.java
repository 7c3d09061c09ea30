package dev.assay.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.App;
import dev.assay.Config;
import dev.assay.cli.AssayCommand;
import dev.assay.storage.Postgresql;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A job that is under way is carried along in a backup, and to another database. */
final class CarriedJobTest {
  private static final int LEADS = 1_000;

  @TempDir private Path folder;

  private static void assay(Object... arguments) {
    StringWriter said = new StringWriter();
    int exit =
        new CommandLine(new AssayCommand())
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    assertThat(exit).as(said.toString()).isZero();
  }

  private static App start(Path data, Map<String, String> environment) {
    return App.start(Config.of("127.0.0.1", 0, data, environment));
  }

  @Test
  void job_underWayWhenBackedUpAndMoved_isFinishedThereOnce() throws IOException {
    Path data = folder.resolve("data");
    Path backup = folder.resolve("backup");
    Caller caller;
    String job;
    try (App app = start(data, Map.of())) {
      caller = Caller.of(app);
      job = Batches.begin(caller, "carried-", LEADS);
      Caller asking = caller;
      await().atMost(Duration.ofMinutes(1)).until(() -> asking.get(job).get("done").asInt() > 0);
      assay("backup", backup, "--data", data);
    }
    Path restored = Files.createDirectory(folder.resolve("restored"));
    Files.copy(data.resolve("master.key"), restored.resolve("master.key"));
    assay("restore", backup, "--data", restored);
    finish(caller, job, restored, Map.of());

    String url = Postgresql.V15.url(folder);
    assay("move", "--data", data, "--to", url);
    finish(caller, job, data, Map.of("ASSAY_DB_URL", url));
  }

  private static void finish(
      Caller caller, String job, Path data, Map<String, String> environment) {
    try (App app = start(data, environment)) {
      Witness witness = new Witness(caller.at(URI.create(app.url())));
      witness.seesDone(job, "carried-", LEADS);
      witness.seesWholeLog(LEADS);
    }
  }
}
