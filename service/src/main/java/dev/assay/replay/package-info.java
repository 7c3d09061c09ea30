/** Step 7: runs a decision again and says whether it comes out the same. */
@NullMarked
package dev.assay.replay;

import org.jspecify.annotations.NullMarked;
