package dev.assay.intake.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one snapshot, each checked against the SHA-256 that the manifest states for it.
 *
 * @param hash SHA-256 of the manifest, hexadecimal; names the whole snapshot
 * @param sources name of each package the snapshot was made from, with its version
 */
record Snapshot(String hash, SortedMap<String, String> sources, Map<String, byte[]> files) {
  static final String MANIFEST = "manifest.json";
  private static final int FORMAT = 1;

  /** Where a snapshot lies: the class path or a folder. */
  @FunctionalInterface
  interface Place {
    byte[] read(String file) throws IOException;
  }

  static Snapshot read(Place place) {
    byte[] manifest = bytes(place, MANIFEST);
    JsonNode root = parse(manifest);
    if (root.path("format").asInt() != FORMAT) {
      throw new ReferenceDataException(
          MANIFEST + ": format is " + root.path("format") + ", must be " + FORMAT);
    }
    SortedMap<String, String> sources = new TreeMap<>();
    for (JsonNode source : root.path("sources")) {
      sources.put(source.path("name").asText(), source.path("version").asText());
    }
    Map<String, byte[]> files = new TreeMap<>();
    for (JsonNode entry : root.path("files")) {
      String file = entry.path("file").asText();
      byte[] content = bytes(place, safe(file));
      String expected = entry.path("sha256").asText();
      String actual = sha256(content);
      if (!actual.equals(expected)) {
        throw new ReferenceDataException(
            file + ": sha256 is " + actual + ", the manifest says " + expected);
      }
      files.put(file, content);
    }
    return new Snapshot(sha256(manifest), sources, files);
  }

  byte[] file(String name) {
    byte[] content = files.get(name);
    if (content == null) {
      throw new ReferenceDataException(MANIFEST + ": lists no file " + name);
    }
    return content;
  }

  List<String> lines(String name) {
    return new String(file(name), UTF_8).lines().toList();
  }

  String version(String source) {
    String version = sources.get(source);
    if (version == null) {
      throw new ReferenceDataException(MANIFEST + ": lists no source " + source);
    }
    return version;
  }

  /** A manifest may come from a stranger's folder: it names files beside itself, nothing else. */
  private static String safe(String file) {
    if (file.isEmpty() || file.indexOf('/') >= 0 || file.indexOf('\\') >= 0) {
      throw new ReferenceDataException(MANIFEST + ": '" + file + "' is not the name of a file");
    }
    return file;
  }

  private static byte[] bytes(Place place, String file) {
    try {
      return place.read(file);
    } catch (IOException e) {
      throw new ReferenceDataException(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static JsonNode parse(byte[] manifest) {
    try {
      return JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()
          .readTree(manifest);
    } catch (IOException e) {
      throw new ReferenceDataException(MANIFEST + ": is not JSON (" + e.getMessage() + ")", e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
