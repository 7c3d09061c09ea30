package dev.assay.outside;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says whether somebody may be asked: after a failure not for a while, each time longer.
 * Thread-safe.
 */
public final class Away {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** No pause that is asked for is longer. */
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);

  private final Clock clock;
  private Duration pause = Duration.ZERO;
  private Instant until = Instant.MIN;

  public Away(Clock clock) {
    this.clock = clock;
  }

  public synchronized boolean isOver() {
    return !clock.instant().isBefore(until);
  }

  /**
   * It has failed. What fails during a pause was asked before it, and lengthens it only where that
   * is asked for.
   *
   * @param asked the pause that it asks for; null where it asks for none
   * @return whether it had not failed before
   */
  public synchronized boolean failed(@Nullable Duration asked) {
    boolean first = pause.isZero();
    if (isOver()) {
      pause = first ? FIRST : shorter(pause.multipliedBy(2), LONGEST);
      until = clock.instant().plus(pause);
    }
    if (asked != null) {
      until = later(until, clock.instant().plus(shorter(asked, LONGEST_ASKED)));
    }
    return first;
  }

  public synchronized void answered() {
    pause = Duration.ZERO;
    until = Instant.MIN;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
