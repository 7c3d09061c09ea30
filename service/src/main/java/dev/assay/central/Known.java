package dev.assay.central;

import java.time.Instant;
import java.util.UUID;

/**
 * A client as the central knows it.
 *
 * @param centralId the central's name for it
 * @param askedOn when the central last said which weights it has
 */
public record Known(UUID tenantId, UUID clientId, String centralId, Instant askedOn) {}
