/**
 * Changes the pack in small ways, one at a time, and counts how many of the changes the cases
 * notice.
 */
@NullMarked
package dev.assay.ruletests.mutation;

import org.jspecify.annotations.NullMarked;
