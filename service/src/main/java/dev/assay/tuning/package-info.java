/**
 * Step 3d: puts tenants' own numbers into force, in two steps, and says before the second one what
 * it would change.
 */
@NullMarked
package dev.assay.tuning;

import org.jspecify.annotations.NullMarked;
