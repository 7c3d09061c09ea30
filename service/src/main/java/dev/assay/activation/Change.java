package dev.assay.activation;

import java.time.Instant;

/**
 * What one epoch changes; all else stays as it was in the one before.
 *
 * @param epoch from 1, without gaps
 */
public record Change(long epoch, Scope scope, State state, Instant at) {}
