/**
 * Below step 6: Merkle trees as transparency logs use them (RFC 9162), which make an append-only
 * log tamper-evident. Pure functions of leaf hashes.
 */
@NullMarked
package dev.assay.merkle;

import org.jspecify.annotations.NullMarked;
