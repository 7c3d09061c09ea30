package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jdbc:h2:mem:x;INIT=runscript from 'x'",
        "jdbc:mysql://h/d",
        "postgresql://h/d"
      })
  void postgresql_urlOfAnotherKind_refused(String url) {
    assertThatThrownBy(() -> Database.postgresql(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must start with jdbc:postgresql:");
  }

  @Test
  void embedded_folderThatWouldEndTheUrl_refused() {
    DataFolder data = new DataFolder(folder.resolve("a;INIT=b"));

    assertThatThrownBy(() -> Database.embedded(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not hold a semicolon");
  }
}
