/**
 * Step 5: makes a decision of a lead: reads it, judges it by the pack in force, writes the receipt
 * and hands it to the log. A decision is a pure function of what its receipt names.
 */
@NullMarked
package dev.assay.decide;

import org.jspecify.annotations.NullMarked;
