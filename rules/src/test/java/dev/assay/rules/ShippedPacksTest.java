package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the build makes of the packs that are shipped is what compiling them here would make. */
final class ShippedPacksTest {
  private static final PackCompiler COMPILER = new PackCompiler();

  static List<Path> versions() throws IOException {
    try (Stream<Path> folders = Files.walk(Path.of("packs"), 2)) {
      return folders.filter(f -> Files.exists(f.resolve(PackSource.MANIFEST))).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void shippedPack_isCompiledByTheBuildAsItIsHere(Path folder) {
    PackSource source = PackSource.ofFolder(folder);
    CompiledPack here = COMPILER.make(source);

    CompiledPack built = Objects.requireNonNull(CompiledPack.shipped(source.hash()));

    assertThat(built.classes()).hasSameSizeAs(here.classes()).isNotEmpty();
    assertThat(built.places()).isEqualTo(here.places()).isNotEmpty();
    assertThat(built.parts()).isEqualTo(here.parts()).isNotEmpty();
    try (RulePack pack = COMPILER.compile(source)) {
      assertThat(pack.rules()).isEqualTo(here.places());
      assertThat(pack.hash()).isEqualTo(source.hash());
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void packThatDiffersInOneCharacter_isNotTheShippedOne(Path folder) {
    PackSource shipped = PackSource.ofFolder(folder);
    Map<String, String> files = new TreeMap<>(shipped.files());
    files.computeIfPresent(PackSource.MANIFEST, (path, text) -> text + "\n");

    assertThat(CompiledPack.shipped(new PackSource(files).hash())).isNull();
  }
}
