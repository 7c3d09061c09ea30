/**
 * Step 8: says why a score is another than it was, and what would make it a better one, by judging
 * again.
 */
@NullMarked
package dev.assay.explain;

import org.jspecify.annotations.NullMarked;
