package dev.assay.diff;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.assay.diff.Change.Subject;
import dev.assay.rules.PackSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a text of a pack means that another does not: rules by their names, weights, caps, bands,
 * terms of lists. Layout, comments, the order of rules and the files they stand in mean nothing.
 * Texts need not compile.
 */
public final class PackDiff {
  private final PackSource from;
  private final PackSource to;
  private final List<Change> changes = new ArrayList<>();

  private PackDiff(PackSource from, PackSource to) {
    this.from = from;
    this.to = to;
  }

  /** The changes that lead from one text to the other, sorted by what they are about. */
  public static List<Change> between(PackSource from, PackSource to) {
    PackDiff diff = new PackDiff(from, to);
    ManifestDiff manifest = new ManifestDiff();
    diff.rules();
    diff.changes.addAll(manifest.between(manifest(from), manifest(to)));
    diff.lists(terms(from, manifest), terms(to, manifest));
    diff.tables();
    diff.changes.sort(Comparator.comparing(Change::subject)); // stable: the rest keeps its order
    return List.copyOf(diff.changes);
  }

  private void rules() {
    Map<String, RuleText> before = RuleText.all(from.files());
    Map<String, RuleText> after = RuleText.all(to.files());
    for (String name : union(before.keySet(), after.keySet())) {
      RuleText was = before.get(name);
      RuleText is = after.get(name);
      if (was == null || is == null) {
        String written = was == null ? null : was.written();
        changes.add(Change.of(Subject.RULE, name, written, is == null ? null : is.written()));
      } else if (!was.reads().equals(is.reads())) {
        changes.add(Change.of(Subject.RULE, name, was.written(), is.written()));
      } else if (!was.stratum().equals(is.stratum())) {
        String what = "rule " + name + " moved";
        changes.add(Change.value(Subject.RULE, name, what, was.stratum(), is.stratum()));
      }
    }
  }

  private void lists(Map<String, Set<String>> before, Map<String, Set<String>> after) {
    for (String list : union(before.keySet(), after.keySet())) {
      parts(
          Subject.LIST,
          list,
          "term",
          before.getOrDefault(list, Set.of()),
          after.getOrDefault(list, Set.of()));
    }
  }

  private void tables() {
    Map<String, Set<String>> before = rows(from);
    Map<String, Set<String>> after = rows(to);
    for (String table : union(before.keySet(), after.keySet())) {
      Set<String> was = before.get(table);
      Set<String> is = after.get(table);
      if (was == null || is == null) {
        changes.add(
            Change.of(Subject.TABLE, table, from.files().get(table), to.files().get(table)));
      } else {
        parts(Subject.TABLE, table, "row", was, is);
      }
    }
  }

  private void parts(
      Subject subject, String name, String part, Set<String> before, Set<String> after) {
    if (!before.equals(after)) {
      changes.add(Change.parts(subject, name, part, minus(after, before), minus(before, after)));
    }
  }

  private static String manifest(PackSource pack) {
    return Objects.requireNonNullElse(pack.files().get(PackSource.MANIFEST), "");
  }

  /** Terms by the key of their list. */
  private static SortedMap<String, Set<String>> terms(PackSource pack, ManifestDiff manifest) {
    SortedMap<String, Set<String>> terms = new TreeMap<>();
    for (JsonNode list : manifest.lists(manifest(pack))) {
      String text = pack.files().getOrDefault(list.path("file").asText(), "");
      Set<String> of = new TreeSet<>();
      for (String line : text.split("\n", -1)) {
        int comment = line.indexOf('#');
        String term = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (!term.isEmpty()) {
          of.add(term);
        }
      }
      terms.put(list.path("key").asText(), of);
    }
    return terms;
  }

  /** Rows by the path of their table, each on one line. */
  private static SortedMap<String, Set<String>> rows(PackSource pack) {
    SortedMap<String, Set<String>> rows = new TreeMap<>();
    pack.files()
        .forEach(
            (path, text) -> {
              if (path.endsWith(".csv")) {
                rows.put(path, rows(text));
              }
            });
    return rows;
  }

  private static Set<String> rows(String csv) {
    Set<String> rows = new TreeSet<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
      reader.forEach(row -> rows.add(String.join(" | ", row.getFields())));
    } catch (CsvParseException | IOException noTable) {
      rows.add(csv);
    }
    return rows;
  }

  private static List<String> minus(Set<String> all, Set<String> less) {
    return all.stream().filter(one -> !less.contains(one)).toList();
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> union = new TreeSet<>(a);
    union.addAll(b);
    return union;
  }
}
