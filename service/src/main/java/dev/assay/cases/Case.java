package dev.assay.cases;

import dev.assay.rules.FactorPoint;
import dev.assay.rules.Scorecard;
import java.util.ArrayList;
import java.util.List;

/**
 * A lead, and what it must come out as.
 *
 * @param path of its file; the name is the sentence it proves
 * @param about keys of the factors it is there for
 * @param nearMiss whether it only just does not have them
 */
public record Case(
    String path, List<String> about, boolean nearMiss, Subject subject, Expectation expected) {

  public Case {
    about = List.copyOf(about);
  }

  /** What is not as expected, one sentence each. */
  public List<String> faults(Scorecard card) {
    List<String> faults = new ArrayList<>();
    List<String> set = card.factors().stream().map(FactorPoint::key).toList();
    for (String key : about) {
      if (set.contains(key) == nearMiss) {
        faults.add((nearMiss ? "must not have " : "must have ") + key);
      }
    }
    faults.addAll(expected.faults(card));
    return faults;
  }
}
