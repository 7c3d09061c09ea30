/** Beside every step: what only one of many nodes may do at a time. */
@NullMarked
package dev.assay.leases;

import org.jspecify.annotations.NullMarked;
