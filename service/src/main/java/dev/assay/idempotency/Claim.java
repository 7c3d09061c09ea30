package dev.assay.idempotency;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A caller's key, as it is stored.
 *
 * @param keyHash keyed hash of the tenant and its key
 * @param requestHash keyed hash of what was asked
 * @param id of what came of it, or will
 * @param ofPeople whether people may stand in its answer
 * @param erased whether somebody of its tenant was erased since: no answer will be kept
 * @param answer null where there is none, or none yet
 */
public record Claim(
    String keyHash,
    String requestHash,
    UUID id,
    UUID tenantId,
    Instant expiresOn,
    boolean ofPeople,
    boolean erased,
    @Nullable SealedAnswer answer) {}
