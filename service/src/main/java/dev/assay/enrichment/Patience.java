package dev.assay.enrichment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Says whether a tenant's source may be asked: not by too many at a time, and not for a while after
 * it has failed several times in a row. Thread-safe.
 */
final class Patience {
  private static final int AT_A_TIME = 16;
  private static final int FAILURES = 5;
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Clock clock;
  private final Map<UUID, Standing> standings = new HashMap<>();

  private static final class Standing {
    int underWay;
    int failures;
    Instant pausedUntil = Instant.MIN;
  }

  Patience(Clock clock) {
    this.clock = clock;
  }

  /** Whether it may be asked now; whoever may says when it is done. */
  synchronized boolean begin(UUID tenantId) {
    Standing standing = standings.computeIfAbsent(tenantId, id -> new Standing());
    if (standing.underWay >= AT_A_TIME || clock.instant().isBefore(standing.pausedUntil)) {
      return false;
    }
    standing.underWay++;
    return true;
  }

  synchronized void end(UUID tenantId, boolean answered) {
    Standing standing = standings.computeIfAbsent(tenantId, id -> new Standing());
    standing.underWay--;
    standing.failures = answered ? 0 : standing.failures + 1;
    if (standing.failures >= FAILURES) {
      standing.failures = 0;
      standing.pausedUntil = clock.instant().plus(PAUSE);
    }
  }
}
