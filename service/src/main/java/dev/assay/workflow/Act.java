package dev.assay.workflow;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that was done with a lead; once of a kind for each of its crossings.
 *
 * @param crossing how many crossings there had been
 * @param at the clock of the decision
 * @param decisionId of the decision that said so
 */
public record Act(ActKind kind, long crossing, Instant at, UUID decisionId) {}
