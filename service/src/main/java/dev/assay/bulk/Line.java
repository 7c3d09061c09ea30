package dev.assay.bulk;

import dev.assay.canonical.Bytes;
import dev.assay.replay.Verdict;

/**
 * What is said of one decision.
 *
 * @param json canonical, and without anything of a person: lines rest in clear
 */
record Line(String verdict, Bytes json) {
  /** The decision cannot be read, or the pack that should judge it cannot. */
  static final String FAILED = "FAILED";

  /** The person was erased; there is nothing left to judge. */
  static final String INPUT_ERASED = Verdict.Outcome.INPUT_ERASED.name();
}
