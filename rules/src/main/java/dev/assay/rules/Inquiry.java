package dev.assay.rules;

import java.util.List;
import java.util.Set;

/**
 * A judgement, and why the rules that took no part in it did not.
 *
 * @param fired names of the rules that fired
 * @param unfired all others, by name
 */
public record Inquiry(Scorecard scorecard, Set<String> fired, List<Unfired> unfired) {

  public Inquiry {
    fired = Set.copyOf(fired);
    unfired = List.copyOf(unfired);
  }
}
