package dev.assay.rules;

import dev.assay.rules.guard.Place;
import dev.assay.rules.guard.Rule;
import dev.assay.rules.guard.Source;
import dev.assay.rules.tables.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A pack whose text passed the guard.
 *
 * @param rules the rules of each source, in the order of the files
 * @param tables the decision tables by path; their rules are among the rules
 * @param places where each word of {@code pack.yaml} stands first
 */
record GuardedPack(
    PackManifest manifest,
    String hash,
    Map<Source, List<Rule>> rules,
    Map<String, Table> tables,
    Map<String, Place> places) {

  GuardedPack {
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    places = Map.copyOf(places);
  }

  List<Source> sources() {
    return new ArrayList<>(rules.keySet());
  }

  /** The parts of a lead that it looks at: {@code email}, {@code prospect}. */
  SortedSet<String> parts() {
    SortedSet<String> parts = new TreeSet<>();
    rules.values().forEach(inFile -> inFile.forEach(rule -> rule.addParts(parts)));
    manifest.lists().forEach(list -> parts.add(list.field().part()));
    manifest.patterns().forEach(pattern -> parts.add(pattern.field().part()));
    return parts;
  }

  /** Where each rule stands, by its name. */
  SortedMap<String, RulePlace> rulePlaces() {
    SortedMap<String, RulePlace> places = new TreeMap<>();
    rules.forEach(
        (source, inFile) ->
            inFile.forEach(
                rule ->
                    places.put(
                        rule.name(),
                        new RulePlace(source.path(), rule.place().line(), marks(rule)))));
    return places;
  }

  private static List<String> marks(Rule rule) {
    return rule.marks().stream().map(Rule.Mark::key).distinct().toList();
  }
}
