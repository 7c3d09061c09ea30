package dev.assay.fairness;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What counts of a lead at the moment.
 *
 * @param lead our own id of it
 * @param score null while nothing is known to judge by
 * @param band null where there is no score
 */
public record Standing(UUID lead, @Nullable Integer score, @Nullable String band) {}
