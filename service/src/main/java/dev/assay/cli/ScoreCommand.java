package dev.assay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.App;
import dev.assay.Config;
import dev.assay.audit.Who;
import dev.assay.batch.Format;
import dev.assay.tenants.IssuedKey;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay score}: scores a file of leads. */
@Command(
    name = "score",
    description = {
      "Score a file of leads: CSV with a header, or a JSON object per line.",
      "Run again after it was cut off, it goes on where it was; the file is the same then."
    },
    mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
  private static final String TENANT = "local";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The leads: .csv, .tsv, .ndjson or .jsonl.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the scores go, a JSON object per line; to standard output if absent.")
  private @Nullable Path out;

  @Option(
      names = "--pack",
      defaultValue = "lead-quality",
      paramLabel = "NAME",
      description = "The pack that judges (default: ${DEFAULT-VALUE}).")
  private String pack = "lead-quality";

  @Option(names = "--pack-version", paramLabel = "VERSION", description = "Default: the live one.")
  private @Nullable String version;

  @Option(names = "--as-of", paramLabel = "TIME", description = "Clock of all decisions, in UTC.")
  private @Nullable String asOf;

  @Option(
      names = "--lead-id",
      paramLabel = "FIELD",
      description = "Field or column in which your own id of the lead stands.")
  private @Nullable String leadIdField;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = {
        "Where the leads hold what is read: the body of a PUT /v1/settings/mapping.",
        "Not with --url: there it is what the tenant has set."
      })
  private @Nullable Path mapping;

  @Option(
      names = "--full",
      description = "Write whole decisions, with ids, points and receipts; no two runs are equal.")
  private boolean full;

  @Option(names = "--url", paramLabel = "URL", description = "Node that scores.")
  private @Nullable String url;

  @Option(
      names = "--key",
      defaultValue = "${env:ASSAY_API_KEY}",
      paramLabel = "KEY",
      description = "API key for that node (default: $ASSAY_API_KEY).")
  private @Nullable String key;

  @Option(
      names = "--data",
      defaultValue = "data",
      paramLabel = "FOLDER",
      description = "Without --url: folder of the node to start (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Override
  public Integer call() throws IOException, InterruptedException {
    Format format = Format.ofFile(file.toString());
    if (format == null) {
      throw new ParameterException(
          spec.commandLine(), file + " must end in .csv, .tsv, .ndjson or .jsonl");
    }
    if (url != null && key == null) {
      throw new ParameterException(spec.commandLine(), "--url needs --key");
    }
    if (url != null && mapping != null) {
      throw new ParameterException(
          spec.commandLine(), "--mapping goes without --url: set it by PUT /v1/settings/mapping");
    }
    try (Interruption interruption = new Interruption()) {
      return url == null || key == null
          ? scoreHere(format, interruption)
          : score(format, url, key, interruption);
    }
  }

  /** Scores by a node of its own, which ends with it. */
  private int scoreHere(Format format, Interruption interruption)
      throws IOException, InterruptedException {
    JsonNode read = OwnMapping.read(mapping);
    try (App app = App.start(Config.of("127.0.0.1", 0, data, System.getenv()))) {
      Tenant tenant =
          app.keys().tenants().stream()
              .filter(one -> one.name().equals(TENANT))
              .findFirst()
              .orElseGet(() -> app.keys().create(TENANT, Plan.UNLIMITED, Who.SERVICE));
      IssuedKey issued =
          app.keys()
              .issue(
                  tenant.id(),
                  "assay score",
                  EnumSet.of(Role.INTEGRATOR, Role.ANALYST),
                  Who.COMMAND_LINE);
      try {
        new OwnMapping(app.url(), issued.secret()).set(read);
        return score(format, app.url(), issued.secret(), interruption);
      } finally {
        app.keys().revoke(issued.key().id(), Who.COMMAND_LINE);
      }
    }
  }

  private int score(Format format, String node, String apiKey, Interruption interruption)
      throws IOException, InterruptedException {
    BatchClient client = new BatchClient(node, apiKey, format, query());
    try (ScoreOutput output = output()) {
      return new ScoreRun(file, format, client, output, interruption).run();
    }
  }

  private ScoreOutput output() throws IOException {
    return out == null ? ScoreOutput.to(System.out, full) : ScoreOutput.open(out, madeOf(), full);
  }

  private String madeOf() throws IOException {
    String read = mapping == null ? "" : " mapping=" + sha256(mapping);
    return sha256(file) + " " + query() + " full=" + full + read;
  }

  private Map<String, String> query() {
    Map<String, String> query = new TreeMap<>(Map.of("pack", pack));
    put(query, "version", version);
    put(query, "as_of", asOf);
    put(query, "lead_id_field", leadIdField);
    return query;
  }

  private static void put(Map<String, String> query, String name, @Nullable String value) {
    if (value != null) {
      query.put(name, value);
    }
  }

  static String sha256(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
