package dev.assay;

import dev.assay.erasure.Eraser;
import dev.assay.retention.RetentionStore;
import dev.assay.retention.Retentions;
import dev.assay.retention.Sweeper;
import dev.assay.rollout.Clockwork;
import dev.assay.storage.SqlLeaseStore;
import dev.assay.storage.SqlRetentionStore;
import java.time.Duration;

/** What erases what was kept for long enough, wired. */
final class RetentionWiring implements AutoCloseable {
  /** Between two steps, in which decisions are recorded without waiting for them. */
  private static final Duration RHYTHM = Duration.ofSeconds(1);

  private final Retentions retentions;
  private final Sweeper sweeper;
  private final Clockwork clockwork = new Clockwork();

  /** Wires it; nothing is erased yet. */
  RetentionWiring(Ground ground, Eraser eraser) {
    RetentionStore store = new SqlRetentionStore(ground.database());
    retentions = new Retentions(store, ground.audit(), ground.clock());
    sweeper =
        new Sweeper(
            store,
            eraser,
            new SqlLeaseStore(ground.database()),
            ground.nodeId(),
            ground.audit(),
            ground.clock());
  }

  /** Erases from now on. */
  void begin() {
    clockwork.every(RHYTHM, "erase what was kept for long enough", sweeper::run);
  }

  Retentions retentions() {
    return retentions;
  }

  @Override
  public void close() {
    clockwork.close();
  }
}
