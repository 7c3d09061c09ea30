/** The commands of {@code ./assay}. */
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
