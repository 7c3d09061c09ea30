/** Step 3: knows every version of every pack, and which of them judges now. */
@NullMarked
package dev.assay.packs;

import org.jspecify.annotations.NullMarked;
