/**
 * Beside every step: makes many nodes one service. What judges comes into force on all of them at
 * once, and each holds in memory what the others may need while the database is away. The truth is
 * SQL; the only package that knows Hazelcast.
 */
@NullMarked
package dev.assay.cluster;

import org.jspecify.annotations.NullMarked;
