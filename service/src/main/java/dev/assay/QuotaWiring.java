package dev.assay;

import dev.assay.quota.Quota;
import dev.assay.rollout.Clockwork;
import dev.assay.storage.SqlUsageStore;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What counts leads against plans, wired. */
public final class QuotaWiring implements AutoCloseable {
  /** How long other nodes may not know what was scored here. */
  private static final Duration RHYTHM = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(QuotaWiring.class);

  private final Quota quota;
  private final Clock clock;
  private final Clockwork clockwork = new Clockwork();
  private volatile boolean begun;

  /** Wires it; nothing is read yet. */
  QuotaWiring(Ground ground) {
    this.quota = new Quota(new SqlUsageStore(ground.database()), ground.ids());
    this.clock = ground.clock();
  }

  /** Reads what was counted before, and exchanges counts from now on. Blocks. */
  public void begin() {
    exchange();
    begun = true;
    clockwork.every(RHYTHM, "exchange counts of scored leads", this::exchange);
  }

  private void exchange() {
    quota.exchange(clock.instant());
  }

  /** What the routes stand on. */
  public Quota quota() {
    return quota;
  }

  /** Writes down what was counted since, if it can. */
  @Override
  public void close() {
    clockwork.close();
    try {
      if (begun) {
        quota.finish(clock.instant());
      }
    } catch (RuntimeException e) {
      LOG.warn("the last counts of scored leads could not be written", e);
    }
  }
}
