package dev.assay.intake.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot in a folder of its own: what an operator installs without a release. */
final class ReferenceDataTest {
  @TempDir private Path folder;

  @BeforeEach
  void copyTheBundledSnapshot() throws IOException, URISyntaxException {
    URI bundled = ReferenceData.class.getResource("/reference/manifest.json").toURI();
    try (var files = Files.list(Path.of(bundled).getParent())) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  @Test
  void load_sameFiles_isTheSameSnapshot() {
    assertThat(ReferenceData.load(folder).hash())
        .isEqualTo(ReferenceData.bundled().hash())
        .matches("sha256:[0-9a-f]{64}");
  }

  @Test
  void load_newerListWithItsManifest_answersDifferentlyUnderAnotherHash() throws Exception {
    assertThat(ReferenceData.bundled().free("aaa-new.example")).isFalse();
    String before = sha256("free.txt");
    Files.writeString(
        folder.resolve("free.txt"), "aaa-new.example\n" + onlyAfter("aaa-new.example"));
    replaceInManifest(before, sha256("free.txt"));

    ReferenceData newer = ReferenceData.load(folder);

    assertThat(newer.free("aaa-new.example")).isTrue();
    assertThat(newer.hash()).isNotEqualTo(ReferenceData.bundled().hash());
  }

  @Test
  void load_changedByte_namesTheFile() throws IOException {
    Files.writeString(folder.resolve("roles.txt"), "zzz\n");

    assertRefused("roles.txt: sha256 is ");
  }

  @Test
  void load_missingFile_namesIt() throws IOException {
    Files.delete(folder.resolve("countries.tsv"));

    assertRefused("countries.tsv: cannot be read");
  }

  @Test
  void load_emptyFolder_namesTheManifest() throws IOException {
    Files.delete(folder.resolve("manifest.json"));

    assertRefused("manifest.json: cannot be read");
  }

  @Test
  void load_manifestIsNoJson_saysSo() throws IOException {
    Files.writeString(folder.resolve("manifest.json"), "{");

    assertRefused("manifest.json: is not JSON");
  }

  @Test
  void load_manifestOfAnotherFormat_saysWhich() throws IOException {
    replaceInManifest("\"format\": 1", "\"format\": 2");

    assertRefused("manifest.json: format is 2, must be 1");
  }

  @Test
  void load_manifestWithoutAFile_namesIt() throws IOException {
    Files.writeString(
        folder.resolve("manifest.json"), "{\"format\": 1, \"sources\": [], \"files\": []}");

    assertRefused("manifest.json: lists no ");
  }

  @Test
  void load_manifestPointsOutside_isRefused() throws IOException {
    replaceInManifest("\"free.txt\"", "\"../free.txt\"");

    assertRefused("manifest.json: '../free.txt' is not the name of a file");
  }

  @Test
  void load_unsortedList_namesTheLine() throws Exception {
    String before = sha256("roles.txt");
    Files.writeString(folder.resolve("roles.txt"), "info\nadmin\n");
    replaceInManifest(before, sha256("roles.txt"));

    assertRefused("roles.txt: line 2 is not in order");
  }

  @Test
  void load_listCutInTheMiddleOfALine_isRefused() throws Exception {
    String before = sha256("roles.txt");
    Files.writeString(folder.resolve("roles.txt"), "admin\ninf");
    replaceInManifest(before, sha256("roles.txt"));

    assertRefused("roles.txt: must end with a line feed");
  }

  @Test
  void load_modelCutShort_namesTheFile() throws Exception {
    String before = sha256("name-model.txt");
    Files.write(folder.resolve("name-model.txt"), List.of("__ 00"));
    replaceInManifest(before, sha256("name-model.txt"));

    assertRefused("name-model.txt: has 1 lines, must have 729");
  }

  @Test
  void versions_nameEverySourceOfADecision() {
    assertThat(ReferenceData.bundled().versions())
        .containsOnlyKeys("countries", "disposable", "free", "names", "phone", "psl", "role")
        .allSatisfy((name, version) -> assertThat(version).matches("[\\w@/.+-]+@\\d+\\.\\d+.*"))
        .hasEntrySatisfying("phone", version -> assertThat(version).startsWith("libphonenumber@"))
        .hasEntrySatisfying("psl", version -> assertThat(version).startsWith("guava@"));
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> ReferenceData.load(folder))
        .isInstanceOf(ReferenceDataException.class)
        .hasMessageStartingWith(message);
  }

  /** The rest of the free list that sorts after a domain, so that the new line may stand first. */
  private String onlyAfter(String domain) throws IOException {
    StringBuilder rest = new StringBuilder();
    for (String line : Files.readAllLines(folder.resolve("free.txt"))) {
      rest.append(line.compareTo(domain) > 0 ? line + "\n" : "");
    }
    return rest.toString();
  }

  private String sha256(String file) throws Exception {
    byte[] bytes = Files.readAllBytes(folder.resolve(file));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private void replaceInManifest(String text, String by) throws IOException {
    Path manifest = folder.resolve("manifest.json");
    String changed = Files.readString(manifest, UTF_8).replace(text, by);
    assertThat(changed).contains(by);
    Files.writeString(manifest, changed, UTF_8);
  }
}
