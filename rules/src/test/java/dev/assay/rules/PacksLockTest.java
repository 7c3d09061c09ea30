package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A shipped version never changes: its hash stands in {@code packs.lock}. */
final class PacksLockTest {
  private static final Path LOCK = Path.of("packs.lock");
  private static final String TITLE =
      "# The hash of every shipped pack version. A version that was published never changes.";

  @Test
  void hash_ofEveryShippedVersionIsLocked() throws IOException {
    List<String> shipped;
    try (Stream<Path> versions = Files.find(Path.of("packs"), 2, (p, a) -> p.getNameCount() == 3)) {
      shipped = versions.sorted().map(PacksLockTest::line).toList();
    }
    List<String> expected = Stream.concat(Stream.of(TITLE), shipped.stream()).toList();

    if (Boolean.getBoolean("updateGolden")) {
      Files.write(LOCK, expected);
    }

    assertThat(Files.readAllLines(LOCK)).isEqualTo(expected);
  }

  private static String line(Path folder) {
    String name = folder.getName(1) + "@" + folder.getName(2);
    return name + " " + PackSource.ofFolder(folder).hash();
  }
}
