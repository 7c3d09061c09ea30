/**
 * Step 3, between draft and version: what a pack must have shown before anybody may be judged by
 * it, recorded against its hash.
 */
@NullMarked
package dev.assay.gate;

import org.jspecify.annotations.NullMarked;
