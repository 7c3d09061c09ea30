package dev.assay.decisionlog;

import java.util.List;

/**
 * What an erasure met.
 *
 * @param leads how many leads the caller had named
 * @param keys all that were destroyed: of leads, and of decisions with keys of their own
 */
public record Erased(int leads, int decisions, List<DestroyedKey> keys) {

  public Erased {
    keys = List.copyOf(keys);
  }

  /** Whether there was nobody to erase. */
  public boolean isNothing() {
    return keys.isEmpty();
  }
}
