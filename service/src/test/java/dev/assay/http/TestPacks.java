package dev.assay.http;

import dev.assay.PackWiring;
import dev.assay.audit.Who;
import dev.assay.packs.Line;
import dev.assay.packs.PackVersion;
import dev.assay.packs.Publication;
import dev.assay.rules.PackSource;
import java.util.Map;
import java.util.TreeMap;

/** Versions of lead-quality that differ from the shipped one by a few words. */
final class TestPacks {
  private static final Who ANALYST = new Who(null, "analyst");

  private TestPacks() {}

  /**
   * The shipped text under another version.
   *
   * @param replaced what stands in its files and what is to stand there, in turn
   */
  static PackSource text(String version, String... replaced) {
    Map<String, String> files = new TreeMap<>(PackSource.shipped("lead-quality", "1.0.0").files());
    replace(files, "version: 1.0.0", "version: " + version);
    for (int i = 0; i < replaced.length; i += 2) {
      replace(files, replaced[i], replaced[i + 1]);
    }
    return new PackSource(files);
  }

  private static void replace(Map<String, String> files, String words, String others) {
    if (files.values().stream().noneMatch(text -> text.contains(words))) {
      throw new IllegalArgumentException("no file has " + words);
    }
    files.replaceAll((path, text) -> text.replace(words, others));
  }

  static PackVersion publish(PackWiring packs, Line line, String version, String... replaced) {
    Publication publication =
        new Publication(
            line,
            version,
            text(version, replaced),
            new PackSource(Map.of()),
            ANALYST,
            null,
            "A test",
            null);
    return packs.publishing().publish(publication, ANALYST);
  }
}
