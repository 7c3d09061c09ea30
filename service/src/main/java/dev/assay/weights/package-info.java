/**
 * Step 3: a tenant's own numbers in place of the pack's: weights, bands, calibration and settings,
 * each in versions that never change and are named by hash.
 */
@NullMarked
package dev.assay.weights;

import org.jspecify.annotations.NullMarked;
