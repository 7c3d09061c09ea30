/**
 * Step 3b: what judges whom. Each change is an epoch, a document that never changes; a node loads
 * and compiles what an epoch needs, then flips to it at once.
 */
@NullMarked
package dev.assay.activation;

import org.jspecify.annotations.NullMarked;
