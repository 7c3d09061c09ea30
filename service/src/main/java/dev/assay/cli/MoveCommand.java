package dev.assay.cli;

import dev.assay.Config;
import dev.assay.PackWiring;
import dev.assay.decisionlog.LogReader;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.proof.CheckpointFile;
import dev.assay.proof.LogArchive;
import dev.assay.proof.LogKeys;
import dev.assay.proof.LogVerification;
import dev.assay.proof.NoteVerifier;
import dev.assay.proof.StoredHead;
import dev.assay.replay.Replayer;
import dev.assay.replay.Verdict.Outcome;
import dev.assay.storage.DataFolder;
import dev.assay.storage.Database;
import dev.assay.storage.NewDatabase;
import dev.assay.storage.SqlDecisionStore;
import dev.assay.storage.SqlKeyStore;
import dev.assay.storage.SqlLogArchive;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code assay move}: takes what is in the embedded database to PostgreSQL, all or nothing. */
@Command(
    name = "move",
    description = {
      "Move the embedded database of a data folder to PostgreSQL, verify the log there and replay a sample.",
      "No node may serve from the folder meanwhile. Afterwards start it with ASSAY_DB_URL and the same folder."
    },
    mixinStandardHelpOptions = true)
final class MoveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      defaultValue = "data",
      paramLabel = "FOLDER",
      description = "Folder of the database and the master key (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "URL",
      description = "JDBC address of an empty PostgreSQL 15+ database.")
  private String to = "";

  @Option(
      names = "--sample",
      defaultValue = "1000",
      paramLabel = "N",
      description = "How many decisions to replay there (default: ${DEFAULT-VALUE}).")
  private int sample;

  @Override
  public Integer call() {
    if (!Files.exists(DataFolder.database(data))) {
      throw new IllegalArgumentException("there is no database in " + data.toAbsolutePath());
    }
    if (sample < 1) {
      throw new ParameterException(spec.commandLine(), "--sample must be 1 or more");
    }
    Config config = Config.of("", 0, data, System.getenv());
    DataFolder folder = new DataFolder(data);
    MasterKeySource masterKey = new MasterKeySource(config.masterKey(), folder.masterKey());
    PrintWriter out = spec.commandLine().getOut();
    try (Database from = Database.embedded(folder);
        NewDatabase made = NewDatabase.open(folder, to)) {
      made.fill(from);
      out.println(verified(from, made.database(), folder, masterKey));
      out.println(replayed(made.database(), masterKey, config.trustedPackKeys()));
      made.finish();
    }
    Path retired = folder.retire();
    out.printf("Moved. Start with ASSAY_DB_URL and --data %s from now on.%n", data);
    out.printf("Delete %s when you trust that: later erasures do not reach it.%n", retired);
    out.flush();
    return 0;
  }

  private static String verified(
      Database from, Database there, DataFolder folder, MasterKeySource masterKey) {
    LogArchive archive = new SqlLogArchive(there);
    Map<UUID, StoredHead> heads = heads(archive);
    if (!heads.equals(heads(new SqlLogArchive(from)))) {
      throw new IllegalStateException("the heads of the log are not the same there; nothing moved");
    }
    Keyring keyring = keyring(there, masterKey);
    List<CheckpointFile> files = List.of(new CheckpointFile(folder.checkpoints()));
    var verdict =
        LogVerification.of(archive, files, new LogKeys(keyring.hashKeys()::secretFor)).run(1);
    if (!verdict.intact()) {
      throw new IllegalStateException(
          "the log is not intact, nothing moved; verify says: " + verdict.findings().get(0).says());
    }
    return "Intact there: %d decisions in %d logs, with the same heads."
        .formatted(verdict.decisions(), verdict.logs().size());
  }

  private static Map<UUID, StoredHead> heads(LogArchive archive) {
    return archive.read(
        snapshot -> {
          Map<UUID, StoredHead> heads = new TreeMap<>();
          for (UUID node : snapshot.nodes()) {
            snapshot.newestHead(node).ifPresent(head -> heads.put(node, head));
          }
          return heads;
        });
  }

  private String replayed(Database there, MasterKeySource masterKey, List<NoteVerifier> trusted) {
    Keyring keyring = keyring(there, masterKey);
    LogReader reader = new LogReader(new SqlDecisionStore(there), keyring);
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    try (PackWiring packs =
        PackWiring.over(
            there,
            keyring,
            trusted,
            PackWiring.shipped(),
            reader,
            Clock.systemUTC(),
            UUID::randomUUID)) {
      Replayer replayer = packs.replayer();
      reader.sample(
          sample, stored -> counts.merge(replayer.replay(stored).outcome(), 1, Integer::sum));
    }
    if (counts.containsKey(Outcome.MISMATCH)) {
      throw new IllegalStateException("a sample does not replay there, nothing moved: " + counts);
    }
    return "A sample was replayed there: " + counts;
  }

  private static Keyring keyring(Database database, MasterKeySource masterKey) {
    return Keyring.open(new SqlKeyStore(database), masterKey, new SecureRandom(), UUID::randomUUID);
  }
}
