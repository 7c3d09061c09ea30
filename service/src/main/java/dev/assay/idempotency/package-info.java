/**
 * Step 1 and a half: has what a caller asks twice under one key done once. Knows nothing of HTTP.
 */
@NullMarked
package dev.assay.idempotency;

import org.jspecify.annotations.NullMarked;
