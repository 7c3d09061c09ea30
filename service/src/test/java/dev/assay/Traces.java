package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Looks for texts in files, however they may be written there. */
public final class Traces {
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

  /** Looked for in lower case, where files are lower case as well. */
  private final Set<String> anyCase = new LinkedHashSet<>();

  private final Set<String> exact = new LinkedHashSet<>();

  /** Both in lower case: what has none of these, as nearly all files, is not looked at again. */
  private final AhoCorasickDoubleArrayTrie<String> anything = new AhoCorasickDoubleArrayTrie<>();

  /**
   * Looks for these.
   *
   * @param texts long enough that their base64 is in no random bytes
   */
  public Traces(Collection<String> texts) {
    for (String text : texts) {
      for (Charset charset : CHARSETS) {
        for (String spelling : List.of(text, text.toLowerCase(Locale.ROOT))) {
          anyCase.add(asRead(lower(spelling.getBytes(charset))));
        }
      }
      anyCase.add(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
      anyCase.add(escaped(text.toLowerCase(Locale.ROOT)));
      for (String spelling :
          List.of(text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT))) {
        for (int offset = 0; offset < 3; offset++) {
          byte[] shifted = (" ".repeat(offset) + spelling).getBytes(StandardCharsets.UTF_8);
          for (Base64.Encoder base64 : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            String encoded = base64.withoutPadding().encodeToString(shifted);
            exact.add(encoded.substring(offset == 0 ? 0 : 4, encoded.length() - 2));
          }
        }
      }
    }
    TreeMap<String, String> lower = new TreeMap<>();
    anyCase.forEach(text -> lower.put(text, text));
    exact.forEach(text -> lower.put(text.toLowerCase(Locale.ROOT), text));
    anything.build(lower);
  }

  /** As JSON may write it. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(c -> escaped.append(c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
    return escaped.toString();
  }

  private static String asRead(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** What of it is in the bytes; of gzipped ones in what they unpack to. */
  public List<String> in(byte[] bytes) throws IOException {
    byte[] unpacked = bytes;
    if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
      try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        unpacked = packed.readAllBytes();
      }
    }
    String lower = asRead(lower(unpacked));
    if (!anything.matches(lower)) {
      return List.of();
    }
    String text = asRead(unpacked);
    return Stream.concat(
            anyCase.stream().filter(lower::contains), exact.stream().filter(text::contains))
        .toList();
  }

  /** Of ASCII letters alone: what else there is may be the byte of anything. */
  private static byte[] lower(byte[] bytes) {
    byte[] lower = bytes.clone();
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] >= 'A' && lower[i] <= 'Z') {
        lower[i] = (byte) (lower[i] + ('a' - 'A'));
      }
    }
    return lower;
  }

  /** Fails where a file of the folders, or its name, tells of any; files may come and go. */
  public void assertNoneIn(Path... folders) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> paths = Files.walk(folder)) {
        paths.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      assertThat(in(read(file))).as(file.toString()).isEmpty();
      assertThat(in(file.toString().getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
  }

  /** Nothing of a file that a running database removed meanwhile. */
  private static byte[] read(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException gone) {
      return new byte[0];
    }
  }
}
