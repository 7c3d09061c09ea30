package dev.assay.jobs;

import com.google.common.util.concurrent.Uninterruptibles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on jobs, a part of each in turn, so that a long one holds up no other. A node that dies
 * leaves its part to the others, or to itself after its next start. Never interrupted: H2 closes
 * its file under a thread that is.
 */
public final class JobRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  /** How long a part may take before others may begin it anew. */
  private static final Duration LEASE = Duration.ofSeconds(10);

  /** How long jobs of other nodes, and those that failed, may wait to be noticed. */
  private static final long PAUSE_MILLIS = 1_000;

  private final JobStore store;
  private final Map<String, Work> works;
  private final BooleanSupplier mayWork;
  private final Clock clock;
  private final Thread thread;
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean closed;

  /**
   * Works on nothing before {@link #begin}.
   *
   * @param works by the kind of their jobs
   * @param mayWork whether this node may decide now; until then jobs are left to others
   */
  public JobRunner(JobStore store, Map<String, Work> works, BooleanSupplier mayWork, Clock clock) {
    this.store = store;
    this.works = Map.copyOf(works);
    this.mayWork = mayWork;
    this.clock = clock;
    this.thread = new Thread(this::run, "jobs");
    this.thread.setDaemon(true);
  }

  /** Begins to work. */
  public void begin() {
    thread.start();
  }

  /** There may be something to do. */
  public void wake() {
    bell.release();
  }

  private void run() {
    boolean failing = false;
    for (boolean worked = true; goOn(worked); ) {
      try {
        worked = step();
        failing = false;
      } catch (RuntimeException e) {
        if (!failing) {
          LOG.error("a part of a job failed, and will be tried again", e);
        }
        failing = true;
        worked = false;
      }
    }
  }

  private boolean step() {
    if (!mayWork.getAsBoolean()) {
      return false;
    }
    Instant now = clock.instant();
    Optional<Job> leased = store.lease(now, now.plus(LEASE));
    leased.ifPresent(
        job -> {
          Objects.requireNonNull(works.get(job.kind()), job.kind()).step(job);
          store.release(job.id());
        });
    if (leased.isEmpty()) {
      store.expire(now);
    }
    return leased.isPresent();
  }

  /** Waits for the bell where there was nothing to do; false once closed. */
  private boolean goOn(boolean worked) {
    try {
      if (!worked && !closed && bell.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        bell.drainPermits();
      }
    } catch (InterruptedException e) {
      LOG.warn("{} was interrupted, and goes on", thread.getName());
    }
    return !closed;
  }

  /** Finishes the part that was begun. */
  @Override
  public void close() {
    closed = true;
    bell.release();
    Uninterruptibles.joinUninterruptibly(thread);
  }
}
