/**
 * Step 7d: runs recorded decisions again by the million, as jobs: each as it was judged, or by
 * another version, or by a candidate.
 */
@NullMarked
package dev.assay.bulk;

import org.jspecify.annotations.NullMarked;
