/**
 * Step 7a: what to do with a lead whose score or status has changed. Rules say it; it is carried
 * out in the transaction that keeps the score, so that it is done once, or not at all.
 */
@NullMarked
package dev.assay.workflow;

import org.jspecify.annotations.NullMarked;
