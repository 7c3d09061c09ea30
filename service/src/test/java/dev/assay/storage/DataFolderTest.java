package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
  @TempDir private Path folder;

  @Test
  void nodeId_madeOnceAndKept() {
    DataFolder data = new DataFolder(folder.resolve("new").resolve("data"));

    UUID first = data.nodeId(UUID::randomUUID);

    assertThat(data.nodeId(UUID::randomUUID)).isEqualTo(first);
    assertThat(new DataFolder(folder.resolve("other")).nodeId(UUID::randomUUID))
        .isNotEqualTo(first);
  }

  @Test
  void nodeId_fileOfSomethingElse_refused() throws IOException {
    DataFolder data = new DataFolder(folder);
    Files.writeString(folder.resolve("node.id"), "node-1");

    assertThatThrownBy(() -> data.nodeId(UUID::randomUUID))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must be a UUID");
  }
}
