package dev.assay.keys;

import java.util.UUID;

/**
 * The stored key of a named lead.
 *
 * @param lead our own id of it
 */
public record LeadKey(UUID tenantId, UUID lead, WrappedKey wrapped) {}
