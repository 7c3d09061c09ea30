package dev.assay.rules;

import java.util.Set;

/**
 * A judgement, and what it took.
 *
 * @param fired names of the rules that fired
 * @param effort how much work the lead was, see {@link Effort}; the same on every machine
 */
public record Trial(Scorecard scorecard, Set<String> fired, long effort) {

  public Trial {
    fired = Set.copyOf(fired);
  }
}
