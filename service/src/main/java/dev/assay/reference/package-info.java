/**
 * Step 2, its dictionaries by version: snapshots of reference data that an operator added, by hash;
 * the one in force is named by an epoch.
 */
@NullMarked
package dev.assay.reference;

import org.jspecify.annotations.NullMarked;
