package dev.assay.compatibility;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the tests of all modules reported: by {@code Class#method}, whether every run passed. */
final class Reports {
  private static final Set<String> NOT_PASSED = Set.of("failure", "error", "skipped");

  private final Map<String, Boolean> passed = new HashMap<>();

  /**
   * Reads reports.
   *
   * @param since older ones are of another build, and do not count
   */
  Reports(List<Path> folders, Instant since) {
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".xml")).toList()) {
          if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
            read(file);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("no reports in " + folder, e);
      }
    }
  }

  boolean ran(String test) {
    return passed.containsKey(test);
  }

  boolean passed(String test) {
    return passed.getOrDefault(test, false);
  }

  private void read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
      String test = "";
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (xml.getLocalName().equals("testcase")) {
          test = name(xml);
          passed.merge(test, true, Boolean::logicalAnd);
        } else if (NOT_PASSED.contains(xml.getLocalName())) {
          passed.put(test, false);
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException(file + " is no report", e);
    }
  }

  /** {@code dev.assay.http.FuzzTest} and {@code run(String)[3]} are {@code FuzzTest#run}. */
  private static String name(XMLStreamReader testcase) {
    String type = testcase.getAttributeValue(null, "classname");
    String method = testcase.getAttributeValue(null, "name");
    return type.substring(type.lastIndexOf('.') + 1) + "#" + method.replaceFirst("\\W.*", "");
  }
}
