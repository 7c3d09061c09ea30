package dev.assay.central;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says whether the central may be asked: after a failure not for a while, each time longer. */
final class Away {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** No pause that the central asks for is longer. */
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);

  private final Clock clock;
  private Duration pause = Duration.ZERO;
  private Instant until = Instant.MIN;

  Away(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean isOver() {
    return !clock.instant().isBefore(until);
  }

  /**
   * It has failed.
   *
   * @param asked the pause that it asks for; null where it asks for none
   * @return whether it had not failed before
   */
  synchronized boolean failed(@Nullable Duration asked) {
    boolean first = pause.isZero();
    pause = first ? FIRST : shorter(pause.multipliedBy(2), LONGEST);
    Duration wanted = asked == null ? pause : shorter(asked, LONGEST_ASKED);
    until = clock.instant().plus(wanted.compareTo(pause) > 0 ? wanted : pause);
    return first;
  }

  synchronized void answered() {
    pause = Duration.ZERO;
    until = Instant.MIN;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
