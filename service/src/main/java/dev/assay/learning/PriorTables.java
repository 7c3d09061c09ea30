package dev.assay.learning;

import java.util.List;
import java.util.Set;

/**
 * All tables of industries that were published.
 *
 * @param newestFirst none of them weighs the same factors as another
 */
record PriorTables(List<IndustryPriors> newestFirst) {

  PriorTables {
    newestFirst = List.copyOf(newestFirst);
  }

  static PriorTables published() {
    return new PriorTables(List.of(IndustryPriors.published(2), IndustryPriors.published(1)));
  }

  /** The table for a pack's factors; the newest where none was made for just these. */
  IndustryPriors of(Set<String> factors) {
    return newestFirst.stream()
        .filter(table -> table.factors().equals(factors))
        .findFirst()
        .orElse(newestFirst.get(0));
  }
}
