package dev.assay.rules;

import dev.assay.rules.guard.Rule;
import dev.assay.rules.guard.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pack whose text passed the guard.
 *
 * @param rules the rules of each source, in the order of the files
 */
record GuardedPack(PackManifest manifest, String hash, Map<Source, List<Rule>> rules) {

  GuardedPack {
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
  }

  List<Source> sources() {
    return new ArrayList<>(rules.keySet());
  }

  /** Where each rule stands, by its name. */
  SortedMap<String, RulePlace> places() {
    SortedMap<String, RulePlace> places = new TreeMap<>();
    rules.forEach(
        (source, inFile) ->
            inFile.forEach(
                rule ->
                    places.put(rule.name(), new RulePlace(source.path(), rule.place().line()))));
    return places;
  }
}
