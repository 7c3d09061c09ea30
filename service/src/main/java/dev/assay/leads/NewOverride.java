package dev.assay.leads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A score that is to be put in place of a computed one.
 *
 * @param pack by which the other is computed
 * @param expiresOn null for one that holds until it is taken back
 */
public record NewOverride(String pack, int score, String reason, @Nullable Instant expiresOn) {}
