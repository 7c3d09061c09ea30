/**
 * Step 3c: takes versions from the shadow to live and back. People say what is rolled out; what is
 * tried is watched, and stopped by itself where it fails or drifts.
 */
@NullMarked
package dev.assay.rollout;

import org.jspecify.annotations.NullMarked;
