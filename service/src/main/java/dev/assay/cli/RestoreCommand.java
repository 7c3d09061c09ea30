package dev.assay.cli;

import dev.assay.Config;
import dev.assay.Ground;
import dev.assay.audit.Audit;
import dev.assay.erasure.DestroyedKeys;
import dev.assay.erasure.Eraser;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.proof.CheckpointFile;
import dev.assay.storage.Backup;
import dev.assay.storage.DataFolder;
import dev.assay.storage.Database;
import dev.assay.storage.NewDatabase;
import dev.assay.storage.SqlAuditStore;
import dev.assay.storage.SqlDecisionStore;
import dev.assay.storage.SqlKeyStore;
import dev.assay.storage.SqlLogArchive;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay restore}: makes a data folder of a backup. */
@Command(
    name = "restore",
    description = {
      "Make a data folder of a backup, and erase again who was erased after it was made.",
      "The master key is not in a backup: put it into the folder, or into ASSAY_MASTER_KEY."
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "What assay backup wrote.")
  private Path file = Path.of("");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FOLDER",
      description = "An empty folder; it may hold master.key and destroyed-keys.")
  private Path data = Path.of("data");

  @Option(
      names = "--to",
      defaultValue = "${env:ASSAY_DB_URL}",
      paramLabel = "URL",
      description =
          "JDBC address of an empty PostgreSQL 15+ database (default: $ASSAY_DB_URL; without both an embedded one is made in the folder).")
  private @Nullable String to;

  @Option(
      names = "--destroyed-keys",
      paramLabel = "FILE",
      description = "The list of destroyed keys of the folder that is replaced.")
  private @Nullable Path list;

  @Override
  public Integer call() {
    Config config = Config.of("", 0, data, System.getenv());
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("there is no backup to read at " + file);
    }
    DataFolder folder = new DataFolder(data);
    folder.requireNew();
    boolean knowsLater = list != null || Files.exists(folder.destroyedKeys());
    DestroyedKeys destroyed = new DestroyedKeys(folder.destroyedKeys());
    if (list != null) {
      destroyed.addMissing(new DestroyedKeys(list).readExisting());
    }
    int erased;
    try (NewDatabase made = NewDatabase.open(folder, to)) {
      made.fill(new Backup(file));
      checkMasterKey(made.database(), folder, config);
      erased =
          Eraser.repeat(new SqlDecisionStore(made.database()), destroyed, audit(made.database()));
      new CheckpointFile(folder.checkpoints()).copyOf(new SqlLogArchive(made.database()));
      made.finish();
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Restored %s to %s; %d erasures hold.%n", file, data, erased);
    if (!knowsLater) {
      out.println(
          "No list of destroyed keys was given: who was erased after the backup was made is here again. Bring destroyed-keys from the folder before, with --destroyed-keys.");
    }
    out.flush();
    return 0;
  }

  private static Audit audit(Database database) {
    Clock clock = Clock.systemUTC();
    return new Audit(new SqlAuditStore(database), clock, Ground.ids(clock));
  }

  /** A wrong key is refused; where none is at hand yet, the first start will check it. */
  private static void checkMasterKey(Database database, DataFolder folder, Config config) {
    MasterKeySource source = new MasterKeySource(config.masterKey(), folder.masterKey());
    if (source.isAtHand()) {
      Keyring.open(new SqlKeyStore(database), source, new SecureRandom(), UUID::randomUUID);
    }
  }
}
