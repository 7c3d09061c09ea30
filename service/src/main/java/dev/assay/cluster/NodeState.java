package dev.assay.cluster;

import java.util.Locale;

/** What a node is doing, as far as the others must know. */
public enum NodeState {
  /** Has not answered anybody yet. */
  STARTING,
  READY,
  /** Loads and compiles what the next epoch needs; answers by the one before, if it was ready. */
  PREPARING,
  /** Must not judge: it does not have what is in force, or cannot know whether it has. */
  FENCED,
  /** Finishes what it has begun, and leaves. */
  DRAINING;

  /** Whether an epoch waits for it. */
  boolean counts() {
    return this == READY || this == PREPARING;
  }

  /** The name in JSON. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  static NodeState of(String json) {
    return valueOf(json.toUpperCase(Locale.ROOT));
  }
}
