package dev.assay.ruletests;

import dev.assay.rules.Scorecard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rewrites the exact expectations of a case to what came out; the diff is reviewed. */
final class Golden {

  private Golden() {}

  static void rewrite(Path file, Scorecard card) {
    try {
      List<String> lines = Files.readAllLines(file).stream().map(line -> line(line, card)).toList();
      Files.writeString(file, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot rewrite " + file, e);
    }
  }

  private static String line(String line, Scorecard card) {
    if (line.startsWith("  risk_flags:")) {
      return "  risk_flags: " + card.riskFlags();
    }
    if (line.startsWith("  positive_signals:")) {
      return "  positive_signals: " + card.positiveSignals();
    }
    if (line.startsWith("  score:")) {
      return "  score: " + card.score();
    }
    if (line.startsWith("  band:")) {
      return "  band: " + card.band();
    }
    return line;
  }
}
