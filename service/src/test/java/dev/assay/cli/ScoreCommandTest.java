package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.App;
import dev.assay.Config;
import dev.assay.GeneratedLeads;
import dev.assay.Main;
import dev.assay.audit.Who;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Files of leads through a node of their own, which may end on the way with its process. */
final class ScoreCommandTest {
  private static final int LONGEST_MINUTES = 60;
  private static final String MAPPING = "../docs/mapping-public-leads.json";

  @TempDir private Path folder;

  /** As many leads, with an empty line after each. */
  private Path leads(int count) throws IOException {
    List<String> lines = GeneratedLeads.of(8).limit(count).map(lead -> lead + "\n").toList();
    return Files.write(folder.resolve("leads.ndjson"), lines);
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log.txt").toFile())
        .start();
  }

  private Path score(Path file, String out, String data) {
    Path scored = folder.resolve(out);
    run("score", file.toString(), "--out", scored.toString(), "--data", folder.resolve(data));
    return scored;
  }

  /** In this process; what it said. */
  private static String run(Object... arguments) {
    StringWriter out = new StringWriter();
    CommandLine assay = new CommandLine(new AssayCommand()).setOut(new PrintWriter(out));
    String[] command = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    assertThat(assay.execute(command)).as(() -> String.join(" ", command)).isZero();
    return out.toString();
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException | UncheckedIOException e) {
      return 0; // not there yet
    }
  }

  @Test
  void score_endedAndRunAgain_sameFileAndNoLeadDecidedTwice() throws Exception {
    Path leads = leads(4_000);
    Path whole = score(leads, "whole.ndjson", "data");
    assertThat(lines(whole)).isEqualTo(4_000);
    assertThat(Files.readString(whole).lines()).last().asString().startsWith("{\"line\":7999,");

    endedAndRunAgain(leads, "asked-to-end", Process::destroy, whole);
    endedAndRunAgain(leads, "killed", Process::destroyForcibly, whole);
  }

  @Test
  @Tag("soak")
  void score_twoHundredThousandLeads_sameFileAfterBeingKilled() throws Exception {
    Path leads = leads(200_000);

    endedAndRunAgain(
        leads, "killed", Process::destroyForcibly, score(leads, "whole.ndjson", "data"));
  }

  private void endedAndRunAgain(Path leads, String data, Consumer<Process> end, Path whole)
      throws Exception {
    long count = lines(whole);
    Path part = folder.resolve("cut.ndjson.part");

    Process process = start("score", leads.toString(), "--out", "cut.ndjson", "--data", data);
    await().atMost(LONGEST_MINUTES, TimeUnit.MINUTES).until(() -> lines(part) >= count / 8);
    end.accept(process);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(lines(part)).isBetween(count / 8, count - 1);
    Files.writeString(part, "{\"line\":99999999,\"half", StandardOpenOption.APPEND);
    Path resumed = score(leads, "cut.ndjson", data);

    assertThat(Files.mismatch(resumed, whole)).as("where %s differs", data).isEqualTo(-1);
    assertThat(part).doesNotExist();
    assertThat(folder.resolve("cut.ndjson.run")).doesNotExist();
    assertThat(run("replay", "--data", folder.resolve(data)))
        .containsPattern("EXACT +" + count)
        .containsPattern("MISMATCH +0");
    Files.delete(resumed);
  }

  /** The first of the leads whose points are told with the mapping of the docs: 74.5. */
  @Test
  void score_withAMapping_readsLeadsByItForThisRun() throws IOException {
    Path leads = folder.resolve("public.csv");
    Files.writeString(
        leads,
        """
        Lead Origin,Lead Source,Do Not Email,Total Time Spent on Website,Last Activity,City,Specialization,What is your current occupation
        Lead Add Form,Reference,No,350,Email Opened,Mumbai,Banking,Working Professional
        """);
    Path out = folder.resolve("mapped.ndjson");
    List<String> command =
        List.of("score", leads.toString(), "--pack", "crm-score", "--data", folder + "/own");

    assertThat(with(command, "--out", out.toString(), "--mapping", MAPPING)).isZero();
    assertThat(Files.readString(out)).contains("\"score\":75,\"band\":\"hot\"");
    Path unread = folder.resolve("unread.ndjson");
    assertThat(with(command, "--out", unread.toString())).isZero();
    assertThat(Files.readString(unread)).contains("crm-score").doesNotContain("\"score\":");

    assertThat(with(command, "--mapping", leads.toString())).as("no mapping").isEqualTo(1);
    assertThat(with(command, "--url", "http://127.0.0.1:1", "--key", "k", "--mapping", MAPPING))
        .isEqualTo(2);
  }

  private static int with(List<String> command, String... more) {
    return execute(Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void score_cutAnywhere_goesOnAfterTheLastWholeLine() throws IOException {
    Path few = folder.resolve("few.csv");
    Files.writeString(
        few,
        "name,note,id\n"
            + "Ana,\"two\nlines\",1\n".repeat(3)
            + "too,many,fields,here\n"
            + "Bob,,2\n".repeat(600));
    try (App app = App.start(Config.of("127.0.0.1", 0, folder.resolve("node"), Map.of()))) {
      String key = app.keys().issue(tenant(app), "t", EnumSet.of(Role.INTEGRATOR)).secret();
      Path out = folder.resolve("out.ndjson");
      Path part = folder.resolve("out.ndjson.part");
      Path run = folder.resolve("out.ndjson.run");
      String[] command = {
        "score", few.toString(), "--out", out.toString(), "--url", app.url(), "--key", key
      };
      assertThat(execute(command)).isZero();
      String whole = Files.readString(out);
      assertThat(execute(command)).as("is there already").isEqualTo(1);

      Files.writeString(part, whole);
      Files.writeString(run, "another");
      Files.delete(out);
      assertThat(execute(command)).as("begun with another").isEqualTo(1);
      assertThat(part).hasContent(whole);

      int line = whole.indexOf('\n');
      for (int cut : new int[] {0, 10, line, line + 1, whole.length() / 2, whole.length()}) {
        Files.writeString(part, whole.substring(0, cut));
        Files.writeString(
            run, ScoreCommand.sha256(few) + " {pack=lead-quality} full=false\nrun-" + cut + "\n");

        assertThat(execute(command)).isZero();

        assertThat(out).as("cut at %d", cut).hasContent(whole);
        Files.delete(out);
      }
      assertThat(whole.lines()).hasSize(604);
      assertThat(whole).contains("\"line\":8,\"error\":\"invalid_csv\"");
    }
  }

  private static UUID tenant(App app) {
    return app.keys().create("acme", Plan.UNLIMITED, Who.SERVICE).id();
  }

  private static int execute(String... command) {
    CommandLine assay = new CommandLine(new AssayCommand());
    assay.setExecutionExceptionHandler((failure, of, parsed) -> 1);
    return assay.execute(command);
  }
}
