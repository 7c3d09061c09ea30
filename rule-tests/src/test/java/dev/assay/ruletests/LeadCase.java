package dev.assay.ruletests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.rules.Scorecard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A lead as a caller sends it, and what it must come out as.
 *
 * @param file where it stands; its name is the sentence it proves
 * @param about the flags it is there for
 * @param nearMiss whether it only just does not have them
 * @param lead the JSON object that is sent
 */
record LeadCase(
    Path file, List<String> about, boolean nearMiss, JsonNode lead, Expectation expected) {

  LeadCase {
    about = List.copyOf(about);
  }

  static List<LeadCase> all(Path folder) {
    return Yaml.files(folder).stream().map(LeadCase::read).toList();
  }

  private static LeadCase read(Path file) {
    JsonNode node = Yaml.read(file);
    JsonNode about = node.path("about");
    return new LeadCase(
        file,
        about.isTextual() ? List.of(about.asText()) : Yaml.texts(about),
        node.path("near_miss").asText().equals("true"),
        node.required("lead"),
        new Expectation(node.path("expect")));
  }

  /** What is not as expected, one sentence each. */
  List<String> faults(Scorecard card) {
    List<String> faults = new ArrayList<>();
    List<String> set = card.factors().stream().map(factor -> factor.key()).toList();
    for (String key : about) {
      if (set.contains(key) == nearMiss) {
        faults.add((nearMiss ? "must not have " : "must have ") + key);
      }
    }
    faults.addAll(expected.faults(card));
    return faults;
  }
}
