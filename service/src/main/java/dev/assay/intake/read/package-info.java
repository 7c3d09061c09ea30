/**
 * Step 2, its eyes: one reader for each part of a lead, from the text that was sent to what can be
 * observed of it. Readers are immutable and judge nothing.
 */
@NullMarked
package dev.assay.intake.read;

import org.jspecify.annotations.NullMarked;
