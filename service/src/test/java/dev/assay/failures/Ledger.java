package dev.assay.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Config;
import dev.assay.PackWiring;
import dev.assay.decisionlog.LogReader;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.replay.Replayer;
import dev.assay.replay.Verdict;
import dev.assay.storage.DataFolder;
import dev.assay.storage.Database;
import dev.assay.storage.SqlDecisionStore;
import dev.assay.storage.SqlKeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Every decision that a database holds, replayed while no node serves.
 *
 * @param scores by the ids of decisions
 */
record Ledger(Map<String, Integer> scores) {

  /** Reads it all; each decision must replay exactly, and stand there once. */
  static Ledger of(Config config) {
    Map<String, Integer> scores = new HashMap<>();
    DataFolder folder = new DataFolder(config.data());
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
              String id = stored.record().id().toString();
              assertThat(replayer.replay(stored).outcome()).as(id).isEqualTo(Verdict.Outcome.EXACT);
              assertThat(scores.put(id, stored.record().scorecard().score())).isNull();
            });
      }
    }
    return new Ledger(scores);
  }

  /** Whatever was acknowledged is there, as it was acknowledged. */
  void holds(Load load) {
    assertThat(load.faults).isEmpty();
    assertThat(scores).containsAllEntriesOf(load.acknowledged);
  }
}
