package dev.assay.cli;

import dev.assay.Config;
import dev.assay.PackWiring;
import dev.assay.decisionlog.DecisionRecord;
import dev.assay.decisionlog.LogReader;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.replay.Replayer;
import dev.assay.replay.Verdict;
import dev.assay.replay.Verdict.Outcome;
import dev.assay.storage.DataFolder;
import dev.assay.storage.Database;
import dev.assay.storage.SqlDecisionStore;
import dev.assay.storage.SqlKeyStore;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assay replay}: runs recorded decisions again. */
@Command(
    name = "replay",
    description = {
      "Run recorded decisions again, and count how many come out the same to the point.",
      "Ends with 0 if all do whose person was not erased, else with 1."
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private static final int NAMED = 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      defaultValue = "data",
      paramLabel = "FOLDER",
      description = "Folder of the database and the master key (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(names = "--from", paramLabel = "TIME", description = "Earliest as_of, in UTC.")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "The first as_of that is too late.")
  private @Nullable Instant to;

  @Option(names = "--pack", paramLabel = "NAME", description = "Only decisions by this pack.")
  private @Nullable String pack;

  @Option(names = "--tenant", paramLabel = "ID", description = "Only decisions of this tenant.")
  private @Nullable UUID tenant;

  @Option(names = "--raw", description = "Also read again what was sent, and compare the leads.")
  private boolean raw;

  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

  @Override
  public Integer call() {
    Config config = Config.of("", 0, data, System.getenv());
    if (config.databaseUrl() == null && !Files.exists(DataFolder.database(data))) {
      throw new IllegalArgumentException("there is no database in " + data.toAbsolutePath());
    }
    DataFolder folder = new DataFolder(data);
    try (Database database = Database.open(folder, config.databaseUrl())) {
      Keyring keyring =
          Keyring.open(
              new SqlKeyStore(database),
              new MasterKeySource(config.masterKey(), folder.masterKey()),
              new SecureRandom(),
              UUID::randomUUID);
      LogReader log = new LogReader(new SqlDecisionStore(database), keyring);
      try (PackWiring packs =
          PackWiring.over(
              database,
              keyring,
              config.trustedPackKeys(),
              PackWiring.shipped(),
              log,
              Clock.systemUTC(),
              UUID::randomUUID)) {
        Replayer replayer = packs.replayer();
        log.forEach(
            stored -> {
              if (isWanted(stored.record())) {
                count(stored, raw ? replayer.replayRaw(stored) : replayer.replay(stored));
              }
            });
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    for (Outcome outcome : Outcome.values()) {
      out.printf("%-12s %d%n", outcome, counts.getOrDefault(outcome, 0L));
    }
    out.flush();
    return counts.containsKey(Outcome.MISMATCH) ? 1 : 0;
  }

  private boolean isWanted(DecisionRecord record) {
    return (from == null || !record.asOf().isBefore(from))
        && (to == null || record.asOf().isBefore(to))
        && (pack == null || pack.equals(record.pack()))
        && (tenant == null || tenant.equals(record.tenantId()));
  }

  private void count(StoredDecision stored, Verdict verdict) {
    long count = counts.merge(verdict.outcome(), 1L, Long::sum);
    if (verdict.outcome() == Outcome.MISMATCH && count <= NAMED) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf("MISMATCH in decision %s%n", stored.record().id());
      for (Verdict.Difference difference : verdict.differences()) {
        out.printf(
            "  %s was %s, is %s%n", difference.at(), difference.recorded(), difference.replayed());
      }
    }
  }
}
