package dev.assay.intake.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of words that belong to this version of the detector: lines of {@code head: entry,
 * entry}, with {@code #} for a remark.
 */
public final class WordLists {
  /** One line: what its entries mean, and they. */
  public record Line(String head, List<String> entries) {}

  private WordLists() {}

  /** The lines of {@code /intake/<file>}, in order. */
  public static List<Line> read(String file) {
    List<Line> lines = new ArrayList<>();
    for (String line : text("/intake/" + file).lines().toList()) {
      int colon = line.indexOf(':');
      if (colon < 0 || line.startsWith("#")) {
        continue;
      }
      List<String> entries =
          List.of(line.substring(colon + 1).split(",", -1)).stream().map(String::strip).toList();
      lines.add(new Line(line.substring(0, colon).strip(), entries));
    }
    return lines;
  }

  private static String text(String resource) {
    try (InputStream in = WordLists.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
