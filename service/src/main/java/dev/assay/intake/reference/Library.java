package dev.assay.intake.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of a library that carries data of its own (phone numbers, public suffixes), as its
 * jar states it.
 */
final class Library {
  private Library() {}

  static String named(Class<?> anchor, String group, String artifact) {
    String resource = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try (InputStream in = anchor.getResourceAsStream(resource)) {
      if (in == null) {
        throw new ReferenceDataException(resource + ": is not in the jar of " + artifact);
      }
      Properties properties = new Properties();
      properties.load(in);
      return artifact + "@" + properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
