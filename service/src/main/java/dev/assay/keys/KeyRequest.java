package dev.assay.keys;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the key a decision is to be sealed with.
 *
 * @param leadId the caller's own id of the lead; null where none was named
 */
public record KeyRequest(UUID tenantId, UUID decisionId, @Nullable String leadId) {}
