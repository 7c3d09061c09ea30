package dev.assay.rules;

import java.util.List;

/**
 * A list of terms that is matched against a field before the rules run.
 *
 * @param key name of the list
 * @param field where to look
 * @param match how a term must stand there
 * @param terms as written, in the order of the file
 */
public record ListSpec(String key, TextField field, Match match, List<String> terms) {

  public ListSpec {
    terms = List.copyOf(terms);
  }

  /** How a term must stand in a text. */
  public enum Match {
    /** Somewhere, as whole words. */
    ANYWHERE,
    /** The text is the term. */
    EXACT,
    /** The text is made of terms of the list and of nothing else. */
    COVERS
  }
}
