package dev.assay.learning;

import dev.assay.learning.PatternStore.Name;
import java.util.List;
import java.util.UUID;

/**
 * Goes round all clients, some at a time, so that what similar clients teach reaches those of whom
 * nothing new is told. It rests once it has been all the way round since anything was learned.
 * Thread-safe; calls block.
 */
final class Round {
  private static final UUID FIRST = new UUID(0, 0);

  /** Rounds to finish: the one that is under way, and a whole one. */
  private static final int WHOLE = 2;

  private final PatternStore patterns;
  private UUID last = FIRST;
  private int left;

  Round(PatternStore patterns) {
    this.patterns = patterns;
  }

  /** Something was learned: all are to be looked at from here on. */
  synchronized void again() {
    left = WHOLE;
  }

  /** The next ones; none while it rests. */
  synchronized List<Name> next(int limit) {
    if (left == 0) {
      return List.of();
    }
    List<Name> found = patterns.after(last, limit);
    if (found.size() < limit) {
      left--;
      last = FIRST;
    } else {
      last = found.get(limit - 1).clientId();
    }
    return found;
  }
}
