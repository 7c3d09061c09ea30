package dev.assay.bulk;

import dev.assay.canonical.Bytes;

/**
 * What is said of one decision.
 *
 * @param json canonical, and without anything of a person: lines rest in clear
 */
record Line(String verdict, Bytes json) {
  /** The decision cannot be read, or the pack that should judge it cannot. */
  static final String FAILED = "FAILED";
}
