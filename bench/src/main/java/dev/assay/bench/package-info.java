/** Measures what Assay costs; each benchmark has its yardstick in the same class. */
@NullMarked
package dev.assay.bench;

import org.jspecify.annotations.NullMarked;
