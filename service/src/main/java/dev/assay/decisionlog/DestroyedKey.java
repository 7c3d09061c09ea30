package dev.assay.decisionlog;

import java.time.Instant;
import java.util.UUID;

/**
 * A key that was destroyed, and with it all that it sealed.
 *
 * @param keyId of a lead, or of a decision with a key of its own
 */
public record DestroyedKey(UUID tenantId, UUID keyId, Instant destroyedOn) {}
