package dev.assay.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands.
 *
 * @param kind names the work
 * @param terms what was asked for, as canonical JSON; tells of no person
 * @param requestHash keyed hash of what was sent; null while it is received
 * @param items how many there are to work off; so far, while they are received
 * @param resultHash of the result as it was when the job ended; null before
 */
public record Job(
    UUID id,
    UUID tenantId,
    String kind,
    JobState state,
    String terms,
    @Nullable String requestHash,
    Instant createdOn,
    @Nullable Instant startedOn,
    @Nullable Instant finishedOn,
    Instant expiresOn,
    long items,
    long done,
    long failed,
    @Nullable String resultHash) {

  /** How long a job and its result are kept. */
  private static final Duration LIFETIME = Duration.ofDays(7);

  /** A job for which nothing was received yet. */
  public static Job receiving(UUID id, UUID tenantId, String kind, String terms, Instant now) {
    return new Job(
        id,
        tenantId,
        kind,
        JobState.RECEIVING,
        terms,
        null,
        now.truncatedTo(ChronoUnit.MICROS),
        null,
        null,
        now.plus(LIFETIME),
        0,
        0,
        0,
        null);
  }

  /** Which part of the items is worked off, from 0 to 1. */
  public double progress() {
    return items == 0 ? (state.ended() ? 1 : 0) : (double) (done + failed) / items;
  }

  /** Items worked off in a second, since it was begun. */
  public double rate(Instant now) {
    if (startedOn == null) {
      return 0;
    }
    long millis = Duration.between(startedOn, finishedOn == null ? now : finishedOn).toMillis();
    return (done + failed) * 1000.0 / Math.max(1, millis);
  }
}
