package dev.assay.rules;

import dev.assay.canonical.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A rule pack as text: its files by path, line ends LF.
 *
 * <p>Its hash is what {@code sha256sum} gives for its own listing of the files sorted by path, so
 * anyone can compute it: {@code find * -type f | LC_ALL=C sort | xargs sha256sum | sha256sum}.
 */
public final class PackSource {
  /** The file that says what a pack is. */
  public static final String MANIFEST = "pack.yaml";

  private final SortedMap<String, String> files;
  private final String hash;

  public PackSource(Map<String, String> files) {
    SortedMap<String, String> copy = new TreeMap<>();
    files.forEach((path, text) -> copy.put(path, text.replace("\r\n", "\n")));
    this.files = Collections.unmodifiableSortedMap(copy);
    StringBuilder listing = new StringBuilder();
    this.files.forEach(
        (path, text) ->
            listing.append(Hash.hex(utf8(text))).append("  ").append(path).append('\n'));
    this.hash = Hash.of(utf8(listing.toString()));
  }

  /** Reads the pack in a folder; hidden files are not part of it. */
  public static PackSource ofFolder(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (!name.startsWith(".") && !name.contains("/.")) {
          files.put(name, Files.readString(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read pack " + folder, e);
    }
    return new PackSource(files);
  }

  /** Reads a pack that is shipped with this build. */
  public static PackSource shipped(String pack, String version) {
    String path = "packs/" + pack + "/" + version;
    URL manifest = PackSource.class.getClassLoader().getResource(path + "/" + MANIFEST);
    if (manifest == null) {
      throw new IllegalArgumentException("no pack " + pack + "@" + version + " is shipped");
    }
    try {
      URI uri = manifest.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return ofFolder(Path.of(uri).resolveSibling("."));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return ofFolder(jar.getPath("/" + path));
      } catch (FileSystemAlreadyExistsException e) {
        return ofFolder(FileSystems.getFileSystem(uri).getPath("/" + path));
      }
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException("cannot read " + manifest, e);
    }
  }

  public SortedMap<String, String> files() {
    return files;
  }

  /** The pack hash: {@code sha256:} and 64 hex digits. */
  public String hash() {
    return hash;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
