package dev.assay.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Whether this node may judge. Who was out gets in by two steps: it says that it counts, and only
 * then makes sure that it has what is in force; so no epoch passes it by unseen.
 */
final class Admission {
  private enum Step {
    OUT,
    JOINING,
    IN
  }

  private static final String STALE = "it could not be certain for too long";
  private static final String STOPPED = "its process was stopped, and it looks what came meanwhile";

  private final Freshness freshness;
  private final boolean resumes;
  private volatile Step step = Step.OUT;
  private volatile @Nullable String fence;
  private volatile boolean wanted;
  private volatile boolean draining;
  private long joinedAt;
  private volatile long resumed;

  Admission(Freshness freshness) {
    this(freshness, false);
  }

  /**
   * For a node that is out.
   *
   * @param resumes whether it began with what it had kept, since the database was away: it gets in
   *     by that as long as the database stays away
   */
  Admission(Freshness freshness, boolean resumes) {
    this.freshness = freshness;
    this.resumes = resumes;
  }

  /** From now on it wants to judge. */
  void want() {
    wanted = true;
  }

  /** From now on it finishes what it has begun. */
  void drain() {
    draining = true;
  }

  /**
   * Takes the next step, if there is one to take.
   *
   * @param shutOut why the others shut it out; null where they did not
   * @param upToDate whether it judges by the newest epoch it knows of
   * @return whether it took one
   */
  boolean advance(@Nullable String shutOut, boolean upToDate) {
    String reason = uncertain() ? stale() : shutOut;
    if (step == Step.OUT) {
      // What shut it out is overcome when it is up to date.
      if (!wanted || draining || freshness.stale() || !upToDate) {
        return false;
      }
      joinedAt = freshness.now();
      resumed = freshness.resumed();
      step = Step.JOINING;
      return true;
    }
    if (reason != null) {
      fence = reason;
      step = Step.OUT;
      return true;
    }
    boolean certain =
        freshness.certainSince(joinedAt) || (resumes && fence == null && freshness.databaseAway());
    if (step == Step.JOINING && upToDate && certain) {
      fence = null;
      step = Step.IN;
      return true;
    }
    return false;
  }

  /** Whether no epoch waits for it, so that it may take each as soon as it can. */
  boolean out() {
    return step == Step.OUT;
  }

  boolean in() {
    return step == Step.IN;
  }

  boolean isDraining() {
    return draining;
  }

  /** Why it must not judge; null where it may. Never blocks. */
  @Nullable String refusal() {
    if (step != Step.IN) {
      String why = fence;
      return why == null ? "this node is starting" : "this node is fenced: " + why;
    }
    return uncertain() ? "this node is fenced: " + stale() : null;
  }

  /** What it is certain of since it was stopped does not count before it joined anew. */
  private boolean uncertain() {
    return freshness.stale() || freshness.resumed() != resumed;
  }

  private String stale() {
    return freshness.stopped() || freshness.resumed() != resumed ? STOPPED : STALE;
  }

  @Nullable String fence() {
    return fence;
  }

  NodeState state(boolean upToDate) {
    if (draining) {
      return NodeState.DRAINING;
    }
    return switch (step) {
      case OUT -> fence == null ? NodeState.STARTING : NodeState.FENCED;
      case JOINING -> NodeState.PREPARING;
      case IN -> upToDate ? NodeState.READY : NodeState.PREPARING;
    };
  }
}
