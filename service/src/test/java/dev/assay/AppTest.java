package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AppTest {

  @Test
  void start_portInUse_leavesNothingOpen(@TempDir Path one, @TempDir Path other) {
    try (App first = App.start(config(0, one))) {
      int taken = Integer.parseInt(first.url().replaceAll(".*:", ""));

      assertThatThrownBy(() -> App.start(config(taken, other))).hasMessageContaining("in use");
    }
    try (App again = App.start(config(0, other))) {
      assertThat(again.url()).startsWith("http://127.0.0.1:");
    }
  }

  @Test
  void start_twice_makesTheOperatorKeyOnce(@TempDir Path data) {
    try (App first = App.start(config(0, data))) {
      assertThat(first.madeOperatorKey()).isPresent();
    }
    try (App second = App.start(config(0, data))) {
      assertThat(second.madeOperatorKey()).isEmpty();
    }
  }

  @Test
  void config_adminKey_isNeitherBlankNorShort(@TempDir Path data) {
    assertThat(Config.of("127.0.0.1", 0, data, Map.of("ASSAY_ADMIN_KEY", " ")).adminKey()).isNull();
    assertThatThrownBy(() -> Config.of("127.0.0.1", 0, data, Map.of("ASSAY_ADMIN_KEY", "secret")))
        .hasMessage("ASSAY_ADMIN_KEY has 6 characters, must have 24 or more");
  }

  private static Config config(int port, Path data) {
    return new Config("127.0.0.1", port, data, null, null, null, null);
  }
}
