package dev.assay.cli;

import dev.assay.Config;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.proof.CheckpointFile;
import dev.assay.proof.Finding;
import dev.assay.proof.LogArchive;
import dev.assay.proof.LogKeys;
import dev.assay.proof.LogVerification;
import dev.assay.proof.NoteVerifier;
import dev.assay.proof.Verdict;
import dev.assay.storage.DataFolder;
import dev.assay.storage.Database;
import dev.assay.storage.SqlKeyStore;
import dev.assay.storage.SqlLogArchive;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code assay verify}: holds every record of the log against what was signed. */
@Command(
    name = "verify",
    description = {
      "Verify the log: name every record that was altered, removed, moved or inserted.",
      "Ends with 0 if the log is intact, else with 1."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      defaultValue = "data",
      paramLabel = "FOLDER",
      description =
          "Folder of the database, the master key and the checkpoints (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--checkpoints",
      paramLabel = "FILE",
      description = "More checkpoints, such as a copy kept elsewhere. May be repeated.")
  private List<Path> checkpoints = new ArrayList<>();

  @Option(
      names = "--verifier-key",
      paramLabel = "KEY",
      description =
          "Verifier key of a log, noted from /v1/log, instead of the one the master key leads to. May be repeated.")
  private List<String> verifierKeys = new ArrayList<>();

  @Option(
      names = "--limit",
      defaultValue = "100",
      paramLabel = "N",
      description = "How many findings to name (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Running node that verifies its own database.")
  private @Nullable String url;

  @Option(
      names = "--key",
      defaultValue = "${env:ASSAY_API_KEY}",
      paramLabel = "KEY",
      description = "An operator's or auditor's API key for that node (default: $ASSAY_API_KEY).")
  private @Nullable String key;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Verdict verdict = url == null ? here() : there(url);
    print(verdict);
    return verdict.intact() ? 0 : 1;
  }

  private Verdict there(String node) throws IOException, InterruptedException {
    if (key == null) {
      throw new ParameterException(spec.commandLine(), "--url needs --key or $ASSAY_API_KEY");
    }
    return VerdictJson.read(new NodeClient(node, key).post("/v1/log/verify", ""));
  }

  private Verdict here() {
    Config config = Config.of("", 0, data, System.getenv());
    if (config.databaseUrl() == null && !Files.exists(DataFolder.database(data))) {
      throw new IllegalArgumentException("there is no database in " + data.toAbsolutePath());
    }
    DataFolder folder = new DataFolder(data);
    try (Database database = Database.open(folder, config.databaseUrl())) {
      return verification(database, folder, config).run(limit);
    }
  }

  private LogVerification verification(Database database, DataFolder folder, Config config) {
    List<CheckpointFile> files = new ArrayList<>();
    files.add(new CheckpointFile(folder.checkpoints()));
    checkpoints.forEach(path -> files.add(new CheckpointFile(path)));
    LogArchive archive = new SqlLogArchive(database);
    if (!verifierKeys.isEmpty()) {
      return LogVerification.of(
          archive, files, verifierKeys.stream().map(NoteVerifier::parse).toList());
    }
    Keyring keyring =
        Keyring.open(
            new SqlKeyStore(database),
            new MasterKeySource(config.masterKey(), folder.masterKey()),
            new SecureRandom(),
            UUID::randomUUID);
    return LogVerification.of(archive, files, new LogKeys(keyring.hashKeys()::secretFor));
  }

  private void print(Verdict verdict) {
    PrintWriter out = spec.commandLine().getOut();
    for (Verdict.VerifiedLog log : verdict.logs()) {
      out.printf(
          "%s: %d decisions, %d heads, %d checkpoints%n",
          log.origin(), log.decisions(), log.heads(), log.checkpoints());
    }
    for (Finding finding : verdict.findings()) {
      out.printf(
          "%-10s %s leaf %d%s: %s%n",
          finding.kind(),
          finding.origin(),
          finding.leafIndex(),
          finding.decisionId() == null ? "" : ", decision " + finding.decisionId(),
          finding.says());
    }
    if (verdict.found() > verdict.findings().size()) {
      out.printf("... and %d more%n", verdict.found() - verdict.findings().size());
    }
    out.println(
        verdict.intact()
            ? "Intact: %d decisions in %d logs are as they were recorded."
                .formatted(verdict.decisions(), verdict.logs().size())
            : "NOT intact: %d findings.".formatted(verdict.found()));
    out.flush();
  }
}
