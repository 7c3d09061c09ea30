package dev.assay.tenants;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer of this service; nothing of one tenant is ever visible to another.
 *
 * @param name for people; need not be unique
 */
public record Tenant(UUID id, String name, Plan plan, Instant createdOn) {}
