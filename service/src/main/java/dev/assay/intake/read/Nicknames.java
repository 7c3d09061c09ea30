package dev.assay.intake.read;

import dev.assay.intake.text.WordLists;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The other names that people of a name go by: Bill and Will for William. */
final class Nicknames {
  private final Map<String, Set<String>> others = new HashMap<>();

  /**
   * Reads the table.
   *
   * @param plain brings a name into the form in which it is asked for
   */
  Nicknames(UnaryOperator<String> plain) {
    for (WordLists.Line line : WordLists.read("nicknames.txt")) {
      Set<String> group = new HashSet<>();
      group.add(plain.apply(line.head()));
      line.entries().forEach(entry -> group.add(plain.apply(entry)));
      group.forEach(name -> others.computeIfAbsent(name, none -> new HashSet<>()).addAll(group));
    }
  }

  /** In no order; among them the name itself, unless it has no other. */
  Set<String> of(String name) {
    return others.getOrDefault(name, Set.of());
  }
}
