package dev.assay.cli;

import dev.assay.Config;
import dev.assay.Ground;
import dev.assay.audit.Audit;
import dev.assay.control.ControlSocket;
import dev.assay.control.Task;
import dev.assay.control.Upkeep;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.storage.DataFolder;
import dev.assay.storage.Database;
import dev.assay.storage.SqlAuditStore;
import dev.assay.storage.SqlKeyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Option;

/** What every command takes that does something to the data of a node, serving or not. */
final class DataOptions {
  @Option(
      names = "--data",
      defaultValue = "data",
      paramLabel = "FOLDER",
      description = "Folder of the database and the master key (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  /** Has the node do it that serves from there; where none does, does it here. */
  String run(Task task) throws IOException {
    Optional<String> answer = ControlSocket.ask(DataFolder.control(data), task);
    if (answer.isPresent()) {
      return answer.get();
    }
    Config config = Config.of("", 0, data, System.getenv());
    if (config.databaseUrl() == null && !Files.exists(DataFolder.database(data))) {
      throw new IllegalArgumentException("there is no database in " + data.toAbsolutePath());
    }
    return run(task, new DataFolder(data), config);
  }

  private static String run(Task task, DataFolder folder, Config config) {
    MasterKeySource masterKey = new MasterKeySource(config.masterKey(), folder.masterKey());
    try (Database database = Database.open(folder, config.databaseUrl())) {
      Keyring keyring =
          Keyring.open(new SqlKeyStore(database), masterKey, new SecureRandom(), UUID::randomUUID);
      Clock clock = Clock.systemUTC();
      Audit audit = new Audit(new SqlAuditStore(database), clock, Ground.ids(clock));
      return new Upkeep(database, keyring, masterKey, audit).run(task);
    }
  }
}
