package dev.assay.learning;

import dev.assay.clients.Profile;
import java.util.UUID;

/**
 * A client whose outcomes say something.
 *
 * @param shares whether its tenant lets others learn from it
 */
public record Teacher(
    UUID tenantId, UUID clientId, Profile profile, Pattern pattern, boolean shares) {}
