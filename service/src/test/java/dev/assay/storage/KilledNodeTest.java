package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.LogChain;
import dev.assay.decisionlog.StoredDecision;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node is killed under load, again and again: nothing it acknowledged is lost. */
final class KilledNodeTest {
  private static final int ROUNDS = Integer.getInteger("assay.kills", 2);
  private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 500;

  private final UUID tenant = UUID.randomUUID();
  @TempDir private Path folder;

  @Test
  void append_killedUnderLoad_everyAcknowledgedDecisionIsThere() throws Exception {
    List<UUID> acknowledged = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      acknowledged.addAll(appendAndKill());

      assertAllThere(acknowledged);
    }
  }

  private List<UUID> appendAndKill() throws IOException, InterruptedException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process node =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                AppendUntilKilled.class.getName(),
                folder.toString(),
                tenant.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<UUID> acknowledged = new ArrayList<>();
    try (BufferedReader lines = node.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.length() == 36) { // the kill may cut the last line; other lines are the text log
          acknowledged.add(UUID.fromString(line));
        }
        if (acknowledged.size() == ACKNOWLEDGED_BEFORE_THE_KILL) {
          node.toHandle().destroyForcibly(); // leaves the pipe open, which may hold more ids
        }
      }
    }
    assertThat(node.waitFor()).isEqualTo(128 + 9);
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL);
    return acknowledged;
  }

  private void assertAllThere(List<UUID> acknowledged) {
    DataFolder data = new DataFolder(folder);
    try (Database database = Database.embedded(data)) {
      long size =
          LogChain.assertWhole(new SqlDecisionStore(database), data.nodeId(UUID::randomUUID));
      assertThat(size).isGreaterThanOrEqualTo(acknowledged.size());
      try (DecisionLog log = AppendUntilKilled.open(database, data)) {
        for (UUID id : acknowledged) {
          Optional<StoredDecision> found = log.find(tenant, id).toCompletableFuture().join();
          assertThat(found).isPresent();
          assertThat(found.orElseThrow().erased()).isFalse();
        }
      }
    }
  }
}
