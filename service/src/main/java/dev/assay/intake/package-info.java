/**
 * Step 2: turns the lead a caller sent into the Lead the rules read, and says how each field was
 * found. Pure functions over pinned reference data; no I/O, no clock, no judgement.
 */
@NullMarked
package dev.assay.intake;

import org.jspecify.annotations.NullMarked;
