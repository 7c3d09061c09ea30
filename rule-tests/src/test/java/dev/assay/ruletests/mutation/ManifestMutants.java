package dev.assay.ruletests.mutation;

import dev.assay.rules.PackSource;
import dev.assay.ruletests.mutation.Mutant.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes to the numbers, ways of matching and regular expressions of {@code pack.yaml}. */
final class ManifestMutants {
  private static final Pattern NUMBER =
      Pattern.compile("^(?:base|  - .*?\\b(?:weight|max|min|from)): (-?\\d+)", Pattern.MULTILINE);
  private static final Pattern MAX = Pattern.compile("max: (\\d+)");
  private static final Pattern LIST =
      Pattern.compile("^  - \\{ key: \\S+, file: .*?( \\})", Pattern.MULTILINE);
  private static final Pattern COVERS = Pattern.compile(", match: covers");
  private static final Pattern REGEX = Pattern.compile("re: \"(.*)\" \\}$", Pattern.MULTILINE);

  private final PackSource pack;
  private final String text;

  ManifestMutants(PackSource pack) {
    this.pack = pack;
    this.text = Mutant.file(pack, PackSource.MANIFEST);
  }

  List<Mutant> numbersAndMatches() {
    List<Mutant> mutants = new ArrayList<>();
    numbers(NUMBER, mutants);
    numbers(MAX, mutants);
    Matcher covers = COVERS.matcher(text);
    while (covers.find()) {
      mutants.add(mutant(covers.start(), covers.end(), "", Kind.MATCH));
    }
    Matcher list = LIST.matcher(text);
    while (list.find()) {
      if (!list.group().contains("match:")) {
        mutants.add(mutant(list.start(1), list.start(1), ", match: exact", Kind.MATCH));
      }
    }
    return mutants;
  }

  List<Mutant> alternatives() {
    List<Mutant> mutants = new ArrayList<>();
    Matcher regex = REGEX.matcher(text);
    while (regex.find()) {
      alternatives(regex.start(1), regex.end(1), mutants);
    }
    return mutants;
  }

  private void numbers(Pattern pattern, List<Mutant> mutants) {
    Matcher number = pattern.matcher(text);
    while (number.find()) {
      int value = Integer.parseInt(number.group(1));
      for (int moved : new int[] {value - 1, value + 1}) {
        String with = Integer.toString(moved);
        mutants.add(mutant(number.start(1), number.end(1), with, Kind.POINTS));
      }
    }
  }

  /** Each piece between two bars, with the bar. */
  private void alternatives(int from, int to, List<Mutant> mutants) {
    int start = from;
    boolean barBefore = false;
    boolean inClass = false;
    for (int at = from; at <= to; at++) {
      char c = at < to ? text.charAt(at) : ')';
      if (c == '\\') {
        at += 2; // a backslash is written twice in YAML
        continue;
      }
      inClass = c == '[' || (inClass && c != ']');
      if (inClass || "(|)".indexOf(c) < 0) {
        continue;
      }
      boolean bar = c == '|';
      if ((barBefore || bar) && at > start) {
        int first = barBefore ? start - 1 : start;
        mutants.add(mutant(first, barBefore ? at : at + 1, "", Kind.ALTERNATIVE));
      }
      barBefore = bar;
      start = at + 1;
    }
  }

  private Mutant mutant(int from, int to, String with, Kind kind) {
    return Mutant.replace(pack, PackSource.MANIFEST, from, to, with, kind, reaches(from, kind));
  }

  /**
   * The list or pattern in whose entry a change stands; points change nothing but the sum of all.
   */
  private String reaches(int at, Kind kind) {
    if (kind == Kind.POINTS) {
      return "";
    }
    int key = text.lastIndexOf("{ key: ", at) + "{ key: ".length();
    return '"' + text.substring(key, text.indexOf(',', key)) + '"';
  }
}
