package dev.assay.central;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.assay.leases.LeaseStore;
import dev.assay.outside.Away;
import dev.assay.outside.NoAnswerException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the central what became of leads, one after the other as they were recorded, on one node at
 * a time. What could not be told stays and comes first the next time; since nothing overtakes it,
 * what was heard twice says the same as the last word and counts once. A lead goes by a keyed hash
 * of our own id of it. Not thread-safe; calls block.
 */
final class Forwarder {
  private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);
  private static final String TASK = "central";
  private static final Duration HELD = Duration.ofMinutes(1);
  private static final int AT_A_TIME = 100;

  /** So many outcomes may wait; of more the oldest are given up. */
  private static final int MOST = 100_000;

  private final Central central;
  private final CentralStore store;
  private final ConfigApi api;
  private final Away away;
  private final LeaseStore leases;
  private final UUID nodeId;
  private final HashFunction names;
  private final Clock clock;
  private final LongAdder lost = new LongAdder();

  /**
   * One that has told nothing yet.
   *
   * @param secret of the hashes that leads go by
   */
  Forwarder(
      Central central,
      CentralStore store,
      ConfigApi api,
      Away away,
      LeaseStore leases,
      UUID nodeId,
      byte[] secret,
      Clock clock) {
    this.central = central;
    this.store = store;
    this.api = api;
    this.away = away;
    this.leases = leases;
    this.nodeId = nodeId;
    this.names = Hashing.hmacSha256(secret);
    this.clock = clock;
  }

  /** How many outcomes the central will never be told of. */
  long lost() {
    return lost.sum();
  }

  /** Tells what is owed, as long as the central listens. */
  void run() {
    boolean going = true;
    while (going) {
      Instant now = clock.instant();
      going = away.isOver() && leases.take(TASK, nodeId, now, now.plus(HELD)).isPresent() && turn();
    }
  }

  /** Whether there may be more. */
  private boolean turn() {
    giveUp(store.forget(MOST));
    List<Owed> owed = store.owed(AT_A_TIME);
    for (Owed each : owed) {
      if (!tell(each)) {
        return false;
      }
    }
    return owed.size() == AT_A_TIME;
  }

  private boolean tell(Owed owed) {
    String key = central.key(owed.tenantId());
    try {
      if (key == null) { // weights of the tenant are found here by now
        giveUp(1);
      } else {
        api.tell(key, owed.centralId(), name(owed), owed.outcome());
        away.answered();
      }
    } catch (NoAnswerException e) {
      if (!e.isLasting()) {
        if (away.failed(e.pause())) {
          LOG.warn("the central Config API does not take outcomes: {}", e.getMessage());
        }
        return false;
      }
      LOG.warn("the central Config API refused outcome {}: {}", owed.outcomeId(), e.getMessage());
      giveUp(1);
    }
    store.settle(owed.outcomeId());
    return true;
  }

  private void giveUp(int outcomes) {
    if (outcomes > 0) {
      lost.add(outcomes);
      LOG.warn("{} outcomes will not be told to the central Config API", outcomes);
    }
  }

  private String name(Owed owed) {
    return names
        .newHasher()
        .putLong(owed.tenantId().getMostSignificantBits())
        .putLong(owed.tenantId().getLeastSignificantBits())
        .putLong(owed.lead().getMostSignificantBits())
        .putLong(owed.lead().getLeastSignificantBits())
        .hash()
        .toString();
  }
}
