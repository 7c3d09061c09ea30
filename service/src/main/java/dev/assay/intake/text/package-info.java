/**
 * Step 2, its alphabet: what counts as a letter, a digit or a blank in any script, and texts rid of
 * what cannot be seen. The same on every JDK, whose own Unicode tables grow from release to
 * release.
 */
@NullMarked
package dev.assay.intake.text;

import org.jspecify.annotations.NullMarked;
