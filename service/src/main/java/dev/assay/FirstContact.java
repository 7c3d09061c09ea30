package dev.assay;

import dev.assay.rollout.Clockwork;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * What a node does with its database before it records anything: at its start, or, where the
 * database is away then, as soon as it is back.
 */
final class FirstContact implements AutoCloseable {
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Queue<Runnable> steps;
  private final Clockwork clockwork = new Clockwork();
  private volatile boolean made;

  /**
   * In that order; each is done once.
   *
   * @param steps may block, and fail where the database is away
   */
  FirstContact(List<Runnable> steps) {
    this.steps = new ArrayDeque<>(steps);
  }

  /** Goes on with the steps that are not done yet. Blocks; fails where one of them does. */
  void make() {
    for (Runnable step = steps.peek(); step != null; step = steps.peek()) {
      step.run();
      steps.remove();
    }
    made = true;
  }

  /** Tries until all steps are done. Never blocks. */
  void makeLater() {
    clockwork.every(
        RETRY,
        "go on with the database",
        () -> {
          if (!made) {
            make();
          }
        });
  }

  /** Why nothing can be recorded yet. Never blocks. */
  Optional<String> reason() {
    return made ? Optional.empty() : Optional.of("this node has not caught up with the database");
  }

  @Override
  public void close() {
    clockwork.close();
  }
}
