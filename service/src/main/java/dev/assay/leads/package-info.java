/**
 * Step 7b: leads with a memory. Keeps what was sent of a lead and what happened to it, and computes
 * its score anew whenever any of that changes; each score is a decision of the log.
 */
@NullMarked
package dev.assay.leads;

import org.jspecify.annotations.NullMarked;
