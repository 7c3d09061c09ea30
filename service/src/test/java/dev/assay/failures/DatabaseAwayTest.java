package dev.assay.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.App;
import dev.assay.Config;
import dev.assay.storage.Postgresql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is stopped under load and started again: callers wait, or are told to. */
final class DatabaseAwayTest {
  private static final int CALLERS = 4;

  @TempDir private Path folder;

  @Test
  void serve_databaseStoppedForSeconds_nothingLostAndRecovers() throws Exception {
    run(Duration.ofSeconds(4));
  }

  @Tag("soak")
  @Test
  void serve_databaseStoppedForTwentySeconds_nothingLostAndRecovers() throws Exception {
    run(Duration.ofSeconds(20));
  }

  private EmbeddedPostgres database(int port) throws IOException {
    return Postgresql.builder(15)
        .setDataDirectory(folder.resolve("postgresql"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private void run(Duration away) throws Exception {
    EmbeddedPostgres database = database(0);
    try {
      int port = database.getPort();
      Map<String, String> environment =
          Map.of("ASSAY_DB_URL", database.getJdbcUrl("postgres", "postgres"));
      Config config = Config.of("127.0.0.1", 0, folder.resolve("data"), environment);
      Load load;
      String job;
      try (App app = App.start(config)) {
        Caller caller = Caller.of(app);
        load = Load.start(caller, "away", CALLERS);
        try (load) {
          await().atMost(Duration.ofMinutes(1)).until(() -> load.acknowledged.size() > 200);
          job = Batches.begin(caller, "away-", 2_000);
          database.close();
          await()
              .atMost(Duration.ofSeconds(15))
              .until(() -> caller.get("/health/ready").toString().contains("the database"));
          assertThat(caller.status("/health/ready")).isEqualTo(503);
          assertThat(caller.status("/health/live")).isEqualTo(200);
          Thread.sleep(away.toMillis());
          long before = load.acknowledged.size();

          database = database(port);

          await().atMost(Duration.ofMinutes(1)).until(() -> caller.status("/health/ready") == 200);
          await()
              .atMost(Duration.ofMinutes(1))
              .until(() -> load.acknowledged.size() > before + 200);
        }
        assertThat(load.refused).hasPositiveValue();
        Witness witness = new Witness(caller);
        witness.seesDone(job, "away-", 2_000);
        witness.sees(load);
        witness.seesWholeLog(load.acknowledged.size() + 2_000L);
      }
      Ledger.of(config).holds(load);
    } finally {
      database.close();
    }
  }
}
