package dev.assay.webhooks;

import com.google.common.hash.Hashing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How long to wait after each failed attempt. Each pause is up to a fifth shorter or longer, so
 * that what failed together does not come back together; by how much depends on the delivery alone.
 */
public final class RetrySchedule {
  /** About two days and a half, ten attempts. */
  public static final RetrySchedule USUAL =
      new RetrySchedule(
          List.of(
              Duration.ofSeconds(5),
              Duration.ofSeconds(30),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(5),
              Duration.ofHours(10),
              Duration.ofHours(14),
              Duration.ofHours(24)));

  private static final int JITTER_PERMILLE = 200;

  private final List<Duration> pauses;

  RetrySchedule(List<Duration> pauses) {
    this.pauses = List.copyOf(pauses);
  }

  /**
   * The pause after an attempt that failed; empty where it was the last one.
   *
   * @param tries how many there were, that one among them
   */
  Optional<Duration> pause(UUID webhookId, UUID eventId, int tries) {
    if (tries > pauses.size()) {
      return Optional.empty();
    }
    long hash =
        Hashing.murmur3_128()
            .newHasher()
            .putLong(webhookId.getLeastSignificantBits())
            .putLong(eventId.getMostSignificantBits())
            .putLong(eventId.getLeastSignificantBits())
            .putInt(tries)
            .hash()
            .asLong();
    long permille = 1000 - JITTER_PERMILLE + Math.floorMod(hash, 2L * JITTER_PERMILLE + 1);
    return Optional.of(Duration.ofMillis(pauses.get(tries - 1).toMillis() * permille / 1000));
  }
}
