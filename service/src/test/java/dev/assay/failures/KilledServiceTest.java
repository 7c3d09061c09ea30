package dev.assay.failures;

import static org.awaitility.Awaitility.await;

import dev.assay.App;
import dev.assay.Config;
import dev.assay.storage.Postgresql;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node is killed under load, again and again: nothing it acknowledged is lost or doubled. */
final class KilledServiceTest {
  private static final String OPERATOR = "operator-key-of-the-killed-node-1";
  private static final int CALLERS = 4;
  private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 200;
  private static final int JOB = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(KilledServiceTest.class);

  @TempDir private Path folder;

  /** Where the decisions are. */
  enum Store {
    H2,
    POSTGRESQL;

    Map<String, String> environment(Path folder) {
      Map<String, String> all = new HashMap<>();
      all.put("ASSAY_ADMIN_KEY", OPERATOR);
      all.put("ASSAY_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
      if (this == POSTGRESQL) {
        all.put("ASSAY_DB_URL", Postgresql.V15.url(folder));
      }
      return all;
    }

    /** PostgreSQL serves another node too, that has nothing of the killed one's folder. */
    Path successor(Path folder) {
      return folder.resolve(this == POSTGRESQL ? "other" : "data");
    }
  }

  @ParameterizedTest
  @EnumSource
  void serve_killedTwiceUnderLoad_nothingLostOrDoubled(Store store) {
    run(store, 2);
  }

  @Tag("soak")
  @ParameterizedTest
  @EnumSource
  void serve_killedTwentyTimesUnderLoad_nothingLostOrDoubled(Store store) {
    run(store, 20);
  }

  private void run(Store store, int kills) {
    Map<String, String> environment = store.environment(folder);
    List<Load> loads = new ArrayList<>();
    List<String> jobs = new ArrayList<>();
    Caller caller = new Caller(URI.create("http://127.0.0.1"), OPERATOR);
    for (int round = 0; round < kills; round++) {
      try (NodeProcess node = NodeProcess.start(folder.resolve("data"), environment)) {
        caller = round == 0 ? Caller.of(node.url(), OPERATOR) : caller.at(node.url());
        if (round > 0) {
          new Witness(caller).sees(loads.get(round - 1));
        }
        loads.add(killedUnderLoad(node, caller, round, jobs));
      }
    }
    Config config = Config.of("127.0.0.1", 0, store.successor(folder), environment);
    try (App app = App.start(config)) {
      Witness witness = new Witness(caller.at(URI.create(app.url())));
      witness.sees(loads.get(kills - 1));
      for (int round = 0; round < kills; round++) {
        witness.seesDone(jobs.get(round), name(round), JOB, Duration.ofMinutes(3 + kills));
      }
      long acknowledged = loads.stream().mapToLong(load -> load.acknowledged.size()).sum();
      witness.seesWholeLog(acknowledged + (long) kills * JOB);
    }
    Ledger ledger = Ledger.of(config);
    loads.forEach(ledger::holds);
    LOG.info("{} kills on {}: {} decisions", kills, store, ledger.scores().size());
  }

  private static Load killedUnderLoad(
      NodeProcess node, Caller caller, int round, List<String> jobs) {
    try (Load load = Load.start(caller, "round-" + round, CALLERS)) {
      String job = Batches.begin(caller, name(round), JOB);
      jobs.add(job);
      await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () ->
                  load.acknowledged.size() >= ACKNOWLEDGED_BEFORE_THE_KILL
                      && caller.get(job).get("done").asInt() > 0);
      node.kill();
      return load;
    }
  }

  private static String name(int round) {
    return "job-" + round + "-";
  }
}
