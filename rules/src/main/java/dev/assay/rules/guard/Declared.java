package dev.assay.rules.guard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code pack.yaml} declares, as far as rules may name it.
 *
 * @param strata folders of rules in the order they fire
 * @param factors folder whose rules set each factor
 * @param marks the mark that sets the factors of each folder
 * @param lists how many terms each list has
 * @param patterns names of the patterns
 * @param bands names of the bands of the first band set
 * @param actions what these bands recommend
 */
public record Declared(
    List<String> strata,
    Map<String, String> factors,
    Map<String, String> marks,
    Map<String, Integer> lists,
    Set<String> patterns,
    Set<String> bands,
    Set<String> actions) {

  public Declared {
    strata = List.copyOf(strata);
    factors = Map.copyOf(factors);
    marks = Map.copyOf(marks);
    lists = Map.copyOf(lists);
    patterns = Set.copyOf(patterns);
    bands = Set.copyOf(bands);
    actions = Set.copyOf(actions);
  }

  /** Place of the stratum that sets a factor, counted from the first that fires. */
  int stratumOf(String factor) {
    return strata.indexOf(factors.get(factor));
  }

  /** Keys that become facts when they are set. */
  Set<String> flags() {
    return factors.entrySet().stream()
        .filter(factor -> !"factor".equals(marks.get(factor.getValue())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
