package dev.assay.idempotency;

/** What is kept of the answer to a request. */
public enum Keeping {
  /** Nothing: what was recorded under the id of its claim answers for it. */
  NOTHING,
  /** The answer, in which nobody stands. */
  LASTING,
  /** The answer, in which people may stand: until somebody of its tenant is erased. */
  UNTIL_AN_ERASURE
}
