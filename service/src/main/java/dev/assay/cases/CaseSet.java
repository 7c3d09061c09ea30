package dev.assay.cases;

import dev.assay.rules.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The cases of a pack.
 *
 * @param cases in the order of their paths
 * @param problems what could not be read
 */
public record CaseSet(List<Case> cases, List<Problem> problems) {

  public CaseSet {
    cases = List.copyOf(cases);
    problems = List.copyOf(problems);
  }

  /** Reads cases from their texts by path. */
  public static CaseSet of(SortedMap<String, String> files) {
    CaseReader reader = new CaseReader();
    files.forEach(reader::add);
    return reader.read();
  }

  /** Texts of all YAML files below a folder, by path. */
  public static SortedMap<String, String> textsIn(Path folder) {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (path.endsWith(".yaml")) {
          texts.put(path, Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read cases in " + folder, e);
    }
    return Collections.unmodifiableSortedMap(texts);
  }

  /** Texts of the cases of a pack that is shipped with this build, by path; none for another. */
  public static SortedMap<String, String> shipped(String pack) {
    URL folder = CaseSet.class.getClassLoader().getResource("cases/" + pack + "/");
    if (folder == null) {
      return Collections.emptySortedMap();
    }
    try {
      URI uri = folder.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return textsIn(Path.of(uri));
      }
      Path jar = Path.of(URI.create(uri.getSchemeSpecificPart().replaceFirst("!.*", "")));
      try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
        return textsIn(files.getPath("/cases/" + pack));
      }
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException("cannot read " + folder, e);
    }
  }
}
