/**
 * Step 4: reads decision tables and writes them as rules. Cells become typed values first, so that
 * nothing a cell holds is ever pasted into a rule.
 */
@NullMarked
package dev.assay.rules.tables;

import org.jspecify.annotations.NullMarked;
