package dev.assay;

import dev.assay.overview.CountStore;
import dev.assay.overview.Overviews;
import dev.assay.rollout.Clockwork;
import dev.assay.storage.SqlCountStore;
import dev.assay.storage.Uncounted;
import java.time.Duration;

/** What counts decisions, wired. */
final class OverviewWiring implements AutoCloseable {
  /** How long a decision may not be counted yet. */
  private static final Duration RHYTHM = Duration.ofSeconds(3);

  /** So few at a time that nothing waits for it for long. */
  private static final int AT_A_TIME = 5_000;

  /** After so many times it rests, so that what was recorded before is caught up with slowly. */
  private static final int TIMES = 10;

  private final CountStore store;
  private final Overviews overviews;
  private final Clockwork clockwork = new Clockwork();

  /** Wires it; nothing is counted yet. */
  OverviewWiring(Ground ground, Uncounted uncounted) {
    store = new SqlCountStore(ground.database(), uncounted);
    overviews = new Overviews(store, ground.clock());
  }

  /** Counts from now on, beginning with what was recorded before. */
  void begin() {
    clockwork.every(RHYTHM, "count decisions", this::count);
  }

  private void count() {
    for (int i = 0; i < TIMES && store.countOn(AT_A_TIME) >= AT_A_TIME; i++) {}
  }

  /** What the routes stand on. */
  Overviews overviews() {
    return overviews;
  }

  @Override
  public void close() {
    clockwork.close();
  }
}
