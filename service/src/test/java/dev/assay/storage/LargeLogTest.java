package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.proof.Checkpoints;
import dev.assay.proof.Finding;
import dev.assay.proof.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A log of 200,000 decisions: no false alarm, and every kind of tampering named. */
@Tag("soak")
final class LargeLogTest {
  private static final Logger log = LoggerFactory.getLogger(LargeLogTest.class);
  private static final int SIZE = Integer.getInteger("assay.leaves", 200_000);

  @Test
  @SuppressWarnings("try") // the checkpoints sign when they are closed
  void run_largeLog_intactUntilTampered(@TempDir Path folder) {
    try (SignedLogs logs = new SignedLogs(folder, Database.embedded(new DataFolder(folder)))) {
      long start = System.nanoTime();
      List<UUID> ids = logs.append(SIZE, 1_000);
      start = said("appended", start);

      Verdict verdict = logs.verification().run(10);
      start = said("verified", start);
      assertThat(verdict.findings()).isEmpty();
      assertThat(verdict.decisions()).isEqualTo(SIZE);

      try (Checkpoints checkpoints = logs.checkpoints()) {
        assertThat(logs.prover(checkpoints).inclusion(logs.tenant, ids.get(SIZE / 3))).isPresent();
        said("proved", start);
      }
      Random random = new Random(20261122);
      for (Tampering tampering : Tampering.all()) {
        logs.tampered(
            handle -> {
              int leaf = random.nextInt(SIZE);
              List<Long> named = tampering.deed().on(handle, leaf, SIZE, random);
              List<Finding> findings = logs.verification(handle).run(10).findings();
              assertThat(findings).as("%s at %d", tampering, leaf).isNotEmpty();
              assertThat(findings.get(0).leafIndex()).isEqualTo(named.get(0));
            });
      }
    }
  }

  private static long said(String what, long start) {
    long end = System.nanoTime();
    log.info("{} {} decisions in {} ms", what, SIZE, (end - start) / 1_000_000);
    return end;
  }
}
