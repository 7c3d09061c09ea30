package dev.assay.ruletests.mutation;

import dev.assay.rules.PackSource;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pack with one small change.
 *
 * @param file the file that is changed
 * @param line where, from 1
 * @param kind what sort of change
 * @param change what was put in place of what
 * @param reaches see {@link Slice}
 */
record Mutant(String file, int line, Kind kind, String change, String reaches, PackSource source) {

  /** Sorts of changes, in the order of the report. */
  enum Kind {
    CONDITION("a condition negated, dropped, or joined by or"),
    BOUND("a bound moved"),
    LITERAL("a literal of a condition dropped"),
    PATTERN("a pattern dropped or turned round"),
    RULE("a rule dropped"),
    POINTS("points, caps, bands and values moved"),
    MATCH("a way of matching changed"),
    ALTERNATIVE("an alternative of a regular expression dropped"),
    TERM("a term of a list dropped");

    final String says;

    Kind(String says) {
      this.says = says;
    }
  }

  /** Puts {@code text} where {@code from} (inclusive) to {@code to} (exclusive) was. */
  static Mutant replace(
      PackSource pack, String file, int from, int to, String text, Kind kind, String reaches) {
    String old = file(pack, file);
    Map<String, String> files = new TreeMap<>(pack.files());
    files.put(file, old.substring(0, from) + text + old.substring(to));
    int line = 1 + (int) old.substring(0, from).chars().filter(c -> c == '\n').count();
    String change =
        brief(old.substring(from, to)) + " -> " + (text.isEmpty() ? "nothing" : brief(text));
    return new Mutant(file, line, kind, change, reaches, new PackSource(files));
  }

  static String file(PackSource pack, String file) {
    return pack.files().getOrDefault(file, "");
  }

  /** One line for the report. */
  String says() {
    return "`" + file + ":" + line + "` " + change;
  }

  private static String brief(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return "`" + (line.length() > 80 ? line.substring(0, 80) + "..." : line) + "`";
  }
}
