package dev.assay.webhooks;

import dev.assay.canonical.Bytes;
import dev.assay.keys.WrappedKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signing secret as it rests.
 *
 * @param id UUIDv7: the newest secret has the highest
 * @param key seals it, wrapped by the tenant's key
 * @param expiresOn when it signs no more; null for the one that is there to stay
 */
public record SealedSecret(
    UUID id, UUID tenantId, WrappedKey key, Bytes sealed, @Nullable Instant expiresOn) {}
