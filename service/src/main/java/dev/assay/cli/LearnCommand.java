package dev.assay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.batch.Columns;
import dev.assay.batch.Cutter;
import dev.assay.batch.Format;
import dev.assay.batch.Piece;
import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.learning.Evaluation;
import dev.assay.learning.Evaluation.Split;
import dev.assay.model.Lead;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import dev.assay.rules.WeightSet;
import dev.assay.weights.LeadMapping;
import dev.assay.weights.Settings;
import dev.assay.weights.Tunings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code assay learn}: learns weights from leads whose outcome is known, and says what it helps.
 */
@Command(
    name = "learn",
    description = {
      "Learn weights of crm-score from a file of leads whose outcome is known.",
      "Over 20 splits, taught by 7 of 10 leads and judged by the others, it says how much better",
      "the taught weights rank than the pack's own (AUC). Nothing is kept."
    },
    mixinStandardHelpOptions = true)
final class LearnCommand implements Callable<Integer> {
  private static final String PACK = "crm-score";
  private static final String VERSION = "1.0.0";
  private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");
  private static final Set<String> YES = Set.of("1", "1.0", "yes", "true", "won", "converted");
  private static final int SPLITS = 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--evaluate",
      required = true,
      paramLabel = "FILE",
      description = "The leads: .csv, .tsv, .ndjson or .jsonl.")
  private Path file = Path.of("");

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "FILE",
      description = "Where things stand in them, as for /v1/settings/mapping.")
  private Path mapping = Path.of("");

  @Option(
      names = "--won",
      defaultValue = "Converted",
      paramLabel = "COLUMN",
      description = "The column that says 1, yes, true or won (default: ${DEFAULT-VALUE}).")
  private String won = "Converted";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where the weights go that all leads teach, for PUT /v1/packs/crm-score/weights.")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    Evaluation evaluation = evaluation();
    if (evaluation.won() == 0 || evaluation.won() == evaluation.size()) {
      throw new ParameterException(
          spec.commandLine(), "column '" + won + "' tells no lead from another");
    }
    PrintWriter to = spec.commandLine().getOut();
    to.printf(Locale.ROOT, "%d leads, %d won%n", evaluation.size(), evaluation.won());
    to.printf("%5s  %8s  %8s  %6s  %8s%n", "split", "untaught", "taught", "gain", "free");
    double least = Double.MAX_VALUE;
    double untaught = 0;
    double taught = 0;
    double free = 0;
    for (int seed = 1; seed <= SPLITS; seed++) {
      Split split = evaluation.split(seed);
      least = Math.min(least, split.taught() - split.untaught());
      untaught += split.untaught() / SPLITS;
      taught += split.taught() / SPLITS;
      free += split.free() / SPLITS;
      row(to, Integer.toString(seed), split);
    }
    row(to, "mean", new Split(0, untaught, taught, free));
    to.printf(Locale.ROOT, "least gain %.3f%n", least);
    to.println(
        "free: a regression over the same factors without the pack's signs, caps and points");
    to.flush();
    if (out != null) {
      write(evaluation.taught(), out);
    }
    return 0;
  }

  private static void row(PrintWriter to, String name, Split split) {
    to.printf(
        Locale.ROOT,
        "%5s  %8.3f  %8.3f  %+6.3f  %8.3f%n",
        name,
        split.untaught(),
        split.taught(),
        split.taught() - split.untaught(),
        split.free());
  }

  private Evaluation evaluation() throws IOException {
    Settings settings = settings();
    RulePack pack = new PackCompiler().compile(PackSource.shipped(PACK, VERSION));
    Terms terms = pack.terms();
    Intake intake = new Intake(ReferenceData.bundled());
    Evaluation evaluation = new Evaluation(pack, terms);
    try (LeadFile leads = LeadFile.open(file, format())) {
      for (Block block = leads.block(); block != null; block = leads.block()) {
        for (Piece piece : block.leads()) {
          ObjectNode sent = lead(block, piece);
          boolean isWon = YES.contains(sent.path(won).asText().strip().toLowerCase(Locale.ROOT));
          sent.remove(won);
          ObjectNode whole = whole(sent, settings.mapping());
          Lead lead = intake.read(whole, pack.parts(), terms.measures(), AS_OF).lead();
          evaluation.add(lead, isWon);
        }
      }
    }
    return evaluation;
  }

  /** The lead as it is when it is kept for the first time: what it tells of has just happened. */
  private static ObjectNode whole(ObjectNode sent, LeadMapping mapping) {
    ObjectNode whole = sent.deepCopy();
    whole.put("status", "new").put("created_on", AS_OF.toString());
    ArrayNode happened = whole.putArray("activities");
    mapping
        .happened(sent)
        .forEach(
            (kind, count) -> {
              for (int i = 0; i < count; i++) {
                happened.addObject().put("type", kind.json()).put("at", AS_OF.toString());
              }
            });
    return mapping.mapped(whole);
  }

  private ObjectNode lead(Block block, Piece piece) throws IOException {
    Piece header = block.header();
    if (header != null) {
      return Columns.of(header, new Cutter(format())).lead(piece);
    }
    JsonNode lead = new JsonMapper().readTree(piece.bytes().toArray());
    if (lead instanceof ObjectNode object) {
      return object;
    }
    throw new ParameterException(
        spec.commandLine(), "line " + piece.line() + " of " + file + " is no lead");
  }

  /** Those of a file that holds them alone, or the whole body of the settings. */
  private Settings settings() throws IOException {
    JsonNode body = new JsonMapper().readTree(mapping.toFile());
    ObjectNode content = new JsonMapper().createObjectNode();
    content.set("mapping", body.has("mapping") ? body.path("mapping") : body);
    return Settings.of(content.toString());
  }

  private Format format() {
    Format format = Format.ofFile(file.toString());
    if (format == null) {
      throw new ParameterException(
          spec.commandLine(), "the name must end with .csv, .tsv, .ndjson or .jsonl: " + file);
    }
    return format;
  }

  private static void write(WeightSet weights, Path to) throws IOException {
    Files.writeString(to, "{\"weights\":" + Tunings.text(weights) + "}\n", StandardCharsets.UTF_8);
  }
}
