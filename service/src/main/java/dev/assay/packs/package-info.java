/**
 * Step 3: knows every version of every pack, whose line it is on and who signed it, and compiles
 * what judges.
 */
@NullMarked
package dev.assay.packs;

import org.jspecify.annotations.NullMarked;
