package dev.assay.replay;

import java.util.List;

/**
 * What running a decision again showed.
 *
 * @param differences empty unless the outcome is {@link Outcome#MISMATCH}
 */
public record Verdict(Outcome outcome, List<Difference> differences) {
  static final String EVIDENCE = "evidence:";

  public Verdict {
    differences = List.copyOf(differences);
  }

  /** Whether it came out the same. */
  public enum Outcome {
    EXACT,
    MISMATCH,
    /** The person was erased; there is nothing left to run. */
    INPUT_ERASED
  }

  /**
   * One thing that came out otherwise.
   *
   * @param at what differs: {@code score}, {@code band}, {@code factor:<key>}, {@code
   *     evidence:<key>}, {@code waterfall:<row>}, a path in the lead as {@code lead.email.domain},
   *     or the name of a hash
   */
  public record Difference(String at, String recorded, String replayed) {

    /** Whether its values may tell of a person. */
    public boolean isPersonal() {
      return at.startsWith(EVIDENCE);
    }
  }
}
