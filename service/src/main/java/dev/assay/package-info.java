/** A node of Assay: how it is set up, wired and started. */
@NullMarked
package dev.assay;

import org.jspecify.annotations.NullMarked;
