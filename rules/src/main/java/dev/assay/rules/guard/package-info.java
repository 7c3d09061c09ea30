/**
 * Step 4: reads the text of a pack and refuses what a pack may not say, before anything is
 * compiled. Rules are analysts' code, so they are hostile until proved otherwise: what is not known
 * to be harmless is refused, in a sentence that says what to write instead.
 */
@NullMarked
package dev.assay.rules.guard;

import org.jspecify.annotations.NullMarked;
