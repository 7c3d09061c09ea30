/** Holds docs/compatibility.md to its word: what it names was run in this build, and passed. */
@NullMarked
package dev.assay.compatibility;

import org.jspecify.annotations.NullMarked;
