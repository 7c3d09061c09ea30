/**
 * Step 3, before there is a version: packs in the making. Analysts edit a draft, others review it,
 * and what was approved, and nothing else, is published.
 */
@NullMarked
package dev.assay.drafts;

import org.jspecify.annotations.NullMarked;
