package dev.assay.central;

import dev.assay.outcomes.Outcome;
import java.util.UUID;

/**
 * What became of a lead, which the central has still to be told.
 *
 * @param outcomeId ours
 * @param centralId the central's name for the client
 * @param lead our own id of the lead
 */
public record Owed(UUID outcomeId, UUID tenantId, String centralId, UUID lead, Outcome outcome) {}
