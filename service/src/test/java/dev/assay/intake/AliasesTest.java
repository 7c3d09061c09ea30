package dev.assay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.fairness.Finding;
import dev.assay.rules.fairness.ProtectedAttributes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AliasesTest {
  private static final Path ALIASES = Path.of("src/main/resources/intake/aliases.txt");

  @Test
  void aliases_nameNothingProtected() throws IOException {
    ProtectedAttributes attributes = ProtectedAttributes.shipped();

    List<String> found =
        Files.readAllLines(ALIASES, StandardCharsets.UTF_8).stream()
            .filter(line -> !line.startsWith("#"))
            .flatMap(line -> Stream.of(line.substring(line.indexOf(':') + 1).split(",", -1)))
            .flatMap(alias -> attributes.check(alias).stream())
            .map(Finding::sentence)
            .toList();

    assertThat(found).isEmpty();
  }
}
