package dev.assay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The table of results, a row a question. */
final class Report {
  private static final String BEGIN = "<!-- table -->\n";
  private static final String END = "<!-- end of table -->\n";

  private final List<String> rows = new ArrayList<>();
  private final Map<String, Double> figures = new TreeMap<>();

  /** Keeps a figure that other rows are measured against. */
  void keep(String name, double figure) {
    figures.put(name, figure);
  }

  double kept(String name) {
    return figures.getOrDefault(name, Double.NaN);
  }

  void row(String question, String assay, String yardstick, String ratio, String goal) {
    String row = String.join(" | ", question, assay, yardstick, ratio, goal);
    rows.add("| " + row + " |");
    System.out.println(row);
  }

  /** Replaces the table in a file; what is written around it stays. */
  void writeTo(Path file) throws IOException {
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    String table =
        String.format(
            Locale.ROOT,
            "%s, %d cores, %.0f GiB, OpenJDK %s.%n%n| question | Assay | yardstick | ratio | goal |%n|---|---|---|---|---|%n%s%n",
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            memory(),
            Runtime.version(),
            String.join("\n", rows));
    Files.writeString(file, text.substring(0, begin) + table + text.substring(end));
  }

  private static double memory() throws IOException {
    return Files.readAllLines(Path.of("/proc/meminfo")).stream()
        .filter(line -> line.startsWith("MemTotal"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / (1 << 20))
        .findFirst()
        .orElse(Double.NaN);
  }
}
