/**
 * Step 4, proved: cases are leads with what must come of them. Whoever changes a pack runs them:
 * the tests of the shipped packs, drafts over HTTP, and {@code assay pack test}.
 */
@NullMarked
package dev.assay.cases;

import org.jspecify.annotations.NullMarked;
