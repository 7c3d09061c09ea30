package dev.assay.rules.fairness;

/**
 * A name that speaks of a protected attribute.
 *
 * @param name as it was asked for
 * @param term what was found in it
 * @param attribute what it speaks of
 * @param proxy whether it only gives the attribute away
 */
public record Finding(String name, String term, String attribute, boolean proxy) {

  /** One sentence for people. */
  public String sentence() {
    return proxy
        ? "'%s' tells %s ('%s'), by which nobody may be judged".formatted(name, attribute, term)
        : "'%s' speaks of %s ('%s'), by which nobody may be judged"
            .formatted(name, attribute, term);
  }
}
