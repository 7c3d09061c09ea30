package dev.assay.rules;

import dev.assay.rules.fairness.Finding;
import dev.assay.rules.fairness.ProtectedAttributes;
import dev.assay.rules.guard.Place;
import dev.assay.rules.guard.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for protected attributes among the names a pack gives, and for lists made of them. */
final class NameCheck {
  private final ProtectedAttributes attributes;
  private final Map<String, Place> places;

  NameCheck(ProtectedAttributes attributes, Map<String, Place> places) {
    this.attributes = attributes;
    this.places = places;
  }

  void check(PackSource source, PackManifest manifest, List<Problem> problems) {
    manifest.factors().forEach(factor -> check(factor.key(), problems));
    manifest.groups().forEach(group -> check(group.key(), problems));
    manifest.patterns().forEach(pattern -> check(pattern.key(), problems));
    manifest.lists().forEach(list -> check(list.key(), problems));
    source
        .files()
        .forEach(
            (path, text) -> {
              attributes
                  .check(path.replaceFirst("\\.[a-z]+$", ""))
                  .ifPresent(found -> problems.add(problem(path, new Place(1, 1), found)));
              if (path.startsWith("lists/")) {
                checkTerms(path, text, problems);
              }
            });
  }

  private void check(String name, List<Problem> problems) {
    attributes
        .check(name)
        .ifPresent(
            found -> problems.add(problem(PackSource.MANIFEST, Yaml.place(places, name), found)));
  }

  /** A list of spam may hold such a word; a list of which half is made of them is about people. */
  private void checkTerms(String path, String text, List<Problem> problems) {
    Problem first = null;
    int spoken = 0;
    int terms = 0;
    int line = 0;
    for (String term : text.split("\n", -1)) {
      line++;
      String written = term.replaceFirst("#.*", "").strip();
      if (written.isEmpty()) {
        continue;
      }
      terms++;
      Optional<Finding> found = attributes.check(written);
      if (found.isPresent()) {
        spoken++;
        first = first == null ? problem(path, new Place(line, 1), found.get()) : first;
      }
    }
    if (first != null && 2 * spoken >= terms) {
      problems.add(first);
    }
  }

  private static Problem problem(String path, Place place, Finding found) {
    return new Problem(path, place.line(), place.column(), "protected_attribute", found.sentence());
  }
}
