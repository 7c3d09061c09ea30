package dev.assay.idempotency;

import dev.assay.canonical.Bytes;
import dev.assay.keys.WrappedKey;

/**
 * An answer as it rests.
 *
 * @param key seals it, wrapped by the tenant's key
 */
public record SealedAnswer(WrappedKey key, Bytes bytes) {}
