package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackArchiveTest {

  @Test
  void read_whatWasWritten() throws IOException {
    PackSource pack = PackSource.shipped("lead-quality", "1.0.0");
    byte[] zip = PackArchive.write(pack.files());

    Map<String, String> files = PackArchive.read(new ByteArrayInputStream(zip));

    assertThat(new PackSource(files).hash()).isEqualTo(pack.hash());
    assertThat(PackArchive.write(files)).isEqualTo(zip);
  }

  @Test
  void read_packInItsFolderWithHiddenFiles() {
    byte[] zip =
        zip("my-pack/", "", "my-pack/pack.yaml", "p", "my-pack/.DS_Store", "x", "my-pack/a/b", "c");

    assertThat(PackArchive.read(zip)).isEqualTo(Map.of("pack.yaml", "p", "a/b", "c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../pack.yaml",
        "a/../../pack.yaml",
        "/etc/passwd",
        "a//b",
        "a\\..\\b",
        "C:/b",
        "a/./b",
        "a\u0000b",
        "ра/k.drl", // Cyrillic
        "a b",
        "1/2/3/4/5/6/7/8"
      })
  void read_pathThatLeadsElsewhere(String path) {
    assertRefused(zip(path, "x"), path.startsWith("a\u0000") ? "" : "a path may hold");
  }

  @Test
  void read_twoFilesOfOneName() {
    assertRefused(zip("lists/a.txt", "x", "lists/A.txt", "y"), "two files");
  }

  @Test
  void read_bombs() {
    assertRefused(zip("a.txt", "0".repeat(PackArchive.MAX_FILE + 1)), "larger than");
    assertRefused(zip("a.txt", "0".repeat(PackArchive.MAX_FILE)), "packed too tightly");
    String[] many = new String[2 * (PackArchive.MAX_ENTRIES + 1)];
    Arrays.setAll(many, i -> i % 2 == 0 ? "f" + i : "");
    assertRefused(zip(many), "more than 1000");
    assertRefused(new byte[PackArchive.MAX_BYTES + 1], "larger than");
  }

  @Test
  void read_notText() {
    byte[] zip = PackArchive.write(Map.of("a.txt", "abc"));
    byte[] broken = zip.clone();
    broken[indexOf(broken, "abc")] ^= 1;

    assertRefused("PK".getBytes(StandardCharsets.UTF_8), "not a zip");
    assertRefused(Arrays.copyOf(zip, zip.length - 4), "not a zip");
    assertRefused(broken, "not a zip that can be read");
    assertRefused(zip("a.txt", "\u00ff\u00fe"), "not text in UTF-8");
  }

  @Test
  void read_link() {
    byte[] zip = PackArchive.write(Map.of("lists/a.txt", "/etc/passwd"));
    int listing = indexOf(zip, "PK\u0001\u0002");
    zip[listing + 5] = 3;
    zip[listing + 41] = (byte) 0xA1;

    assertRefused(zip, "links");
  }

  @Test
  void read_listingThatNamesAnotherFile() {
    byte[] zip = PackArchive.write(Map.of("lists/a.txt", "x"));
    zip[indexOf(zip, "PK\u0001\u0002") + 46] = 'm';

    assertRefused(zip, "does not name what it holds");
  }

  /** Whatever the bytes, there is an answer: files, or what is wrong. */
  @Test
  void read_anyOneByteChanged() {
    byte[] zip = PackArchive.write(new TreeMap<>(Map.of("pack.yaml", "p: 1", "a/b.txt", "x")));
    for (int at = 0; at < zip.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = zip.clone();
        changed[at] ^= (byte) (1 << bit);
        try {
          assertThat(PackArchive.read(changed)).hasSizeLessThan(3);
        } catch (PackException e) {
          assertThat(e.problems()).isNotEmpty();
        }
      }
    }
  }

  private static void assertRefused(byte[] zip, String why) {
    assertThatThrownBy(() -> PackArchive.read(zip))
        .isInstanceOfSatisfying(
            PackException.class,
            e -> {
              assertThat(e.problems()).extracting(Problem::code).containsExactly("bad_archive");
              assertThat(e.problems().get(0).message()).contains(why);
            });
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private static byte[] zip(String... namesAndTexts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        ZipEntry entry = new ZipEntry(namesAndTexts[i]);
        byte[] content = namesAndTexts[i + 1].getBytes(StandardCharsets.ISO_8859_1);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
