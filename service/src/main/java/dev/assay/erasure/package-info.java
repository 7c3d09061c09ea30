/**
 * Beside the steps: forgets people. Their keys are destroyed, so that what was sealed for them
 * stays sealed; that they are to be forgotten is remembered outside the database as well.
 */
@NullMarked
package dev.assay.erasure;

import org.jspecify.annotations.NullMarked;
