package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.proof.Finding;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node is killed before it signs, and its last decisions are cut with all that tells of them. */
final class CutTailTest {

  @Test
  void tail_cutBeforeItWasSigned_namedAndNotGoneOnFrom(@TempDir Path folder) {
    try (SignedLogs logs = new SignedLogs(folder, Database.embedded(new DataFolder(folder)))) {
      logs.append(20);
      logs.appendUnsigned(10);
      assertThat(logs.verification().run(10).findings()).isEmpty();

      logs.tampered(
          handle -> {
            handle.execute("delete from decisions where leaf_index >= 20");
            handle.execute("delete from tree_heads where size > 20");

            assertThat(logs.verification(handle).run(10).findings())
                .singleElement()
                .satisfies(
                    finding -> {
                      assertThat(finding.kind()).isEqualTo(Finding.Kind.MISSING);
                      assertThat(finding.leafIndex()).isEqualTo(20);
                      assertThat(finding.says()).contains("checkpoints.head");
                    });
          });

      logs.checkpoints().close();
      assertThat(logs.verification().run(10).logs())
          .as("what a killed node left is signed at the next start")
          .singleElement()
          .satisfies(log -> assertThat(log.checkpoints()).isEqualTo(2));
    }
  }

  @Test
  void tail_cutBeforeItWasSigned_nodeDoesNotStart(@TempDir Path folder) {
    try (SignedLogs logs = new SignedLogs(folder, Database.embedded(new DataFolder(folder)))) {
      logs.appendUnsigned(10);
      logs.database
          .jdbi()
          .useHandle(
              handle -> {
                handle.execute("delete from decisions");
                handle.execute("delete from tree_heads");
              });

      assertThatThrownBy(logs::checkpoints).hasMessageContaining("does not go on");
    }
  }
}
