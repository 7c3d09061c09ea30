package dev.assay.reference;

import dev.assay.canonical.Hash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The reference data of this build with one domain more that hands out throw-away addresses. */
public final class NewerReferenceData {
  private static final String MANIFEST = "manifest.json";
  private static final String DISPOSABLE = "disposable.txt";

  private NewerReferenceData() {}

  /** Its files, by name. */
  public static SortedMap<String, String> with(String domain) {
    SortedMap<String, String> files = new TreeMap<>();
    String manifest = resource(MANIFEST);
    for (String line : manifest.split("\n", -1)) {
      if (line.contains("\"file\":")) {
        String file = line.replaceAll(".*\"file\": *\"([^\"]+)\".*", "$1");
        files.put(file, resource(file));
      }
    }
    String before = resource(DISPOSABLE);
    String[] lines = (before + domain + "\n").split("\n", -1);
    String[] domains = Arrays.copyOf(lines, lines.length - 1);
    Arrays.sort(domains);
    String after = String.join("\n", domains) + "\n";
    files.put(DISPOSABLE, after);
    files.put(MANIFEST, manifest.replace(sha256(before), sha256(after)));
    return files;
  }

  /** The same as an archive. */
  public static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry("reference/" + file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String sha256(String text) {
    return Hash.hex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String resource(String file) {
    try (InputStream in = NewerReferenceData.class.getResourceAsStream("/reference/" + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
