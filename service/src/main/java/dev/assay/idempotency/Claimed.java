package dev.assay.idempotency;

import dev.assay.canonical.Bytes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What holds of a request under a key.
 *
 * @param id of what comes of it; the same for all requests under that key
 * @param first whether nobody came with the key before
 * @param erased whether what was or will be answered is not kept, since somebody was erased
 * @param answer what was answered before; null where nothing is kept
 */
public record Claimed(
    String keyHash, UUID id, boolean first, boolean erased, @Nullable Bytes answer) {}
