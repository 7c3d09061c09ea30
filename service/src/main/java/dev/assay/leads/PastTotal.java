package dev.assay.leads;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a lead's score was, once.
 *
 * @param lead our own id of it
 * @param total null while nothing was known to judge by
 */
public record PastTotal(UUID lead, Instant at, @Nullable Integer total) {}
