/** What a caller can act on when something is refused; below every other package. */
@NullMarked
package dev.assay.errors;

import org.jspecify.annotations.NullMarked;
