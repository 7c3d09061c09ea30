package dev.assay.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.decisionlog.DestroyedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DestroyedKeysTest {
  private static final DestroyedKey FIRST = key("2026-11-22T09:00:00Z");
  private static final DestroyedKey SECOND = key("2026-11-22T09:00:00.123456Z");

  @TempDir private Path folder;

  private static DestroyedKey key(String time) {
    return new DestroyedKey(UUID.randomUUID(), UUID.randomUUID(), Instant.parse(time));
  }

  private Path file() {
    return folder.resolve("destroyed-keys");
  }

  private DestroyedKeys list() {
    return new DestroyedKeys(file());
  }

  @Test
  void read_nothingAdded_isEmptyAndMakesNoFile() {
    list().add(List.of());

    assertThat(list().read()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void add_afterwards_readAgainInOrder() {
    list().add(List.of(FIRST));
    list().add(List.of(SECOND));

    assertThat(list().read()).containsExactly(FIRST, SECOND);
  }

  @Test
  void add_afterACrashCutALine_theRestStays() throws IOException {
    list().add(List.of(FIRST));
    Files.writeString(file(), "0190-half-a-li", StandardOpenOption.APPEND);

    assertThat(list().read()).containsExactly(FIRST);
    list().add(List.of(SECOND));

    assertThat(list().read()).containsExactly(FIRST, SECOND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\n", "\n", "a b c\n", "PK\u0003\u0004\n"})
  void read_fileOfSomethingElse_refusedNamingTheLine(String content) throws IOException {
    Files.writeString(file(), content);

    assertThatThrownBy(() -> list().read())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("line 1 of")
        .hasMessageContaining("destroyed-keys");
  }
}
