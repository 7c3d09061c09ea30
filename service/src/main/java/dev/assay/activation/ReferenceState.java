package dev.assay.activation;

import org.jspecify.annotations.Nullable;

/**
 * Which reference data the intake reads with.
 *
 * @param hash of the snapshot; null for the one of this build
 */
public record ReferenceState(@Nullable String hash) implements State {
  /** That of this build. */
  public static final ReferenceState USUAL = new ReferenceState(null);
}
