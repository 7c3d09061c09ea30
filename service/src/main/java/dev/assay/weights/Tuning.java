package dev.assay.weights;

import dev.assay.audit.Who;
import java.time.Instant;
import java.util.UUID;

/**
 * A version of a tenant's own weights, bands or calibration for one pack; it never changes.
 *
 * @param version from 1, by tenant, pack and kind; 0 is the pack's own
 * @param hash of the content, as receipts name it
 * @param content canonical JSON, see {@link Tunings}
 */
public record Tuning(
    UUID tenantId,
    String pack,
    TuningKind kind,
    int version,
    String hash,
    String content,
    Who author,
    String reason,
    Instant createdOn) {}
