/**
 * Step 9: learns weights from what became of leads. What one client's outcomes say stays with its
 * tenant; others learn from what at least five clients have in common.
 */
@NullMarked
package dev.assay.learning;

import org.jspecify.annotations.NullMarked;
