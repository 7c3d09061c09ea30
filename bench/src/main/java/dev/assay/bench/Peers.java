package dev.assay.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Other engines judging the same lead by as many rules, each in a process of its own kind. */
final class Peers {
  private static final Map<String, String> GOALS =
      Map.of("zen", "7x faster", "json-rules-engine", "11x faster");

  private Peers() {}

  static void measure(Report report, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(List.of("node", "peers.mjs"))
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int space = line.indexOf(' ');
        String engine = line.substring(0, space);
        double micros = Double.parseDouble(line.substring(space + 1));
        report.row(
            "the same judgement by " + engine,
            String.format(Locale.ROOT, "%.1f us", report.kept("decision")),
            String.format(Locale.ROOT, "%.0f us", micros),
            String.format(Locale.ROOT, "%.0fx faster", micros / report.kept("decision")),
            GOALS.getOrDefault(engine, "-"));
      }
    }
  }
}
