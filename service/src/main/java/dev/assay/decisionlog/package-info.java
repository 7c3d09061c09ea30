/**
 * Step 6: keeps every decision. Appends are committed in groups before anyone hears of them;
 * personal data rests encrypted under a key of its own; each record is a leaf of its node's Merkle
 * log.
 */
@NullMarked
package dev.assay.decisionlog;

import org.jspecify.annotations.NullMarked;
