/** Step 3, seen from its author: what one version of a pack means that another does not. */
@NullMarked
package dev.assay.diff;

import org.jspecify.annotations.NullMarked;
