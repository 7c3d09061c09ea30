package dev.assay.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.assay.App;
import dev.assay.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk with the database and the checkpoints fills up under load, and is emptied again. */
final class FullDiskTest {
  private static final int CALLERS = 4;

  /** Several times what the load itself writes until the node has recovered. */
  private static final String SIZE = "size=256m";

  @TempDir private Path folder;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", disk.toString()))
        .as("only the superuser may mount")
        .isZero();
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } catch (IOException noSuchCommand) {
      return -1;
    }
  }

  private Config config() {
    return Config.of("127.0.0.1", 0, disk.resolve("data"), Map.of());
  }

  @Test
  void serve_diskFull_saysSoAndGoesOnWhenThereIsSpace() throws Exception {
    Load load;
    try (App app = App.start(config())) {
      Caller caller = Caller.of(app);
      load = Load.start(caller, "full", CALLERS);
      try (load) {
        await().atMost(Duration.ofMinutes(1)).until(() -> load.acknowledged.size() > 200);
        Path ballast = fill();
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> caller.get("/health/ready").toString().contains("is full"));
        assertThat(caller.status("/health/ready")).isEqualTo(503);
        long before = load.acknowledged.size();

        Files.delete(ballast);

        await().atMost(Duration.ofMinutes(1)).until(() -> caller.status("/health/ready") == 200);
        await().atMost(Duration.ofMinutes(1)).until(() -> load.acknowledged.size() > before + 200);
      }
      assertThat(load.refused).hasPositiveValue();
      new Witness(caller).sees(load);
      new Witness(caller).seesWholeLog(load.acknowledged.size());
    }
    Ledger.of(config()).holds(load);
  }

  /** Leaves no byte. */
  private Path fill() throws IOException {
    Path ballast = disk.resolve("ballast");
    byte[] block = new byte[4096];
    try (var out = Files.newOutputStream(ballast)) {
      for (int i = 0; i < 1 << 20; i++) {
        out.write(block);
      }
    } catch (IOException full) {
      return ballast;
    }
    throw new AssertionError("the disk is larger than was asked for");
  }
}
