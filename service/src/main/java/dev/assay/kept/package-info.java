/**
 * Beside every step: the last known good, on the node's own disk, by which it can start while the
 * database is away.
 */
@NullMarked
package dev.assay.kept;

import org.jspecify.annotations.NullMarked;
