package dev.assay.retention;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody went over what is kept of a tenant's people.
 *
 * @param version of the retention it goes by
 * @param endedOn null while it is under way
 * @param leadsTo which lead was looked at last
 * @param decisionsTo up to which decisions about no named lead were seen to, by it or one before
 * @param leads how many it erased
 * @param decisions how many about no named lead
 */
public record Walk(
    UUID tenantId,
    int version,
    Instant beganOn,
    @Nullable Instant endedOn,
    UUID leadsTo,
    UUID decisionsTo,
    long leads,
    long decisions) {}
