package dev.assay.keys;

import dev.assay.canonical.Bytes;

/**
 * A key as it is stored, sealed by another.
 *
 * @param version of the key itself where it is a tenant's or a hash key; of the tenant's key that
 *     seals it where it is a data key
 */
public record WrappedKey(int version, Bytes sealed) {}
