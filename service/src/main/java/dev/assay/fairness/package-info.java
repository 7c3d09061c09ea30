/**
 * Step 7c: says how scores are spread over groups of people. Groups come from outside, for one
 * report, and nothing of who belongs to which is kept.
 */
@NullMarked
package dev.assay.fairness;

import org.jspecify.annotations.NullMarked;
