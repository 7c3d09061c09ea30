/** Beside the steps: counts what was decided, so that it can be seen at a glance. */
@NullMarked
package dev.assay.overview;

import org.jspecify.annotations.NullMarked;
