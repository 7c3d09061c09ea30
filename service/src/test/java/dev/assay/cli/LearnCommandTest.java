package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code assay learn} on a file whose leads want something else than the pack thinks. */
final class LearnCommandTest {
  private static final String MAPPING =
      """
      {"mapping":{"fields":{"Role":"job_title"},"activities":[
        {"type":"page_view","count":"Visits"},
        {"type":"demo_request","where":{"Asked":["yes"]}}]}}""";

  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();

  /** Visitors convert; whoever asks for a demonstration does not. */
  private Path leads() throws IOException {
    Random random = new Random(5);
    StringBuilder csv = new StringBuilder("Role,Visits,Asked,Converted\n");
    for (int i = 0; i < 300; i++) {
      int visits = random.nextInt(6);
      boolean won = random.nextInt(6) < visits;
      csv.append(random.nextBoolean() ? "Director" : "Assistant").append(',').append(visits);
      csv.append(',').append(random.nextBoolean() ? "yes" : "no").append(',');
      csv.append(won ? "1.0" : "0.0").append('\n');
    }
    return Files.writeString(folder.resolve("leads.csv"), csv);
  }

  private int learn(String... arguments) {
    return new CommandLine(new LearnCommand())
        .setOut(new PrintWriter(said))
        .setErr(new PrintWriter(said))
        .execute(arguments);
  }

  @Test
  void learn_fromAFile_saysHowMuchBetterTheTaughtWeightsRank() throws IOException {
    Path mapping = Files.writeString(folder.resolve("mapping.json"), MAPPING);
    Path out = folder.resolve("weights.json");

    int code =
        learn(
            "--evaluate",
            leads().toString(),
            "--mapping",
            mapping.toString(),
            "--out",
            out.toString());

    assertThat(code).as(said.toString()).isZero();
    String[] lines = said.toString().split("\\R", -1);
    assertThat(lines[0]).startsWith("300 leads, ");
    assertThat(lines).hasSizeGreaterThan(23);
    double gain = Double.parseDouble(lines[23].replace("least gain ", ""));
    assertThat(gain).isGreaterThan(0.03);
    JsonNode weights = new JsonMapper().readTree(out.toFile()).get("weights");
    assertThat(weights.get("repeat_visits").asDouble()).isPositive();
    assertThat(weights.get("demo_request").asDouble()).isNotNegative();
  }

  @Test
  void learn_ofAColumnThatTellsNothing_isRefused() throws IOException {
    Path mapping = Files.writeString(folder.resolve("mapping.json"), MAPPING);

    int code =
        learn(
            "--evaluate", leads().toString(), "--mapping", mapping.toString(), "--won", "Nowhere");

    assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(said.toString()).contains("'Nowhere'");
  }
}
