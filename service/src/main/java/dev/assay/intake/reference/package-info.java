/**
 * Step 2, its dictionaries: what the world knows about domains, mailboxes, countries and names, as
 * one pinned snapshot whose hash goes into every decision.
 *
 * <p>{@link dev.assay.intake.reference.ReferenceData} is the door. The snapshot is text under
 * {@code resources/reference}, written by {@code service/reference-data}; a newer one can be loaded
 * from a folder without a release. Everything here only measures: what follows from a measurement
 * is said by the rules.
 */
@NullMarked
package dev.assay.intake.reference;

import org.jspecify.annotations.NullMarked;
