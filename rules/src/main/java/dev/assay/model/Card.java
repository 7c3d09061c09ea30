package dev.assay.model;

/**
 * What a rule marks: the only thing a rule can do. Keys must be declared in {@code pack.yaml}.
 *
 * <p>Marks do not depend on the order in which rules fire: a factor set twice takes the higher
 * value, evidence of several rules merges.
 */
public interface Card {

  /** Sets a risk flag, a factor of value 1. */
  Mark risk(String key);

  /** Sets a positive signal, a factor of value 1. */
  Mark signal(String key);

  /** Sets a factor without a flag; {@code value} is from 0 to 1. */
  Mark factor(String key, double value);

  /** Recommends an action other than the band's; the most cautious one wins. */
  Mark recommend(String action);

  /** A mark just made, to which evidence can be added. */
  interface Mark {
    Mark because(String key, String value);

    Mark because(String key, double value);

    Mark because(String key, boolean value);
  }
}
