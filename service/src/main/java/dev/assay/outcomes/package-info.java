/**
 * Step 8: what became of leads, as their owners tell. What an outcome says of a lead is sealed by
 * the lead's own key and goes with the lead.
 */
@NullMarked
package dev.assay.outcomes;

import org.jspecify.annotations.NullMarked;
