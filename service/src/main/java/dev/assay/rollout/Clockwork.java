package dev.assay.rollout;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does again and again what must be done without being asked for, on one thread. */
public final class Clockwork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "clockwork");
            made.setDaemon(true);
            return made;
          });

  /**
   * Does something in this rhythm; when it fails, it is tried again in the next turn, and not told
   * again until it has worked once.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // it never ends, and what fails is logged
  public void every(Duration rhythm, String what, Runnable work) {
    Runnable turn =
        new Runnable() {
          private boolean failing;

          @Override
          public void run() {
            try {
              work.run();
              failing = false;
            } catch (RuntimeException e) {
              if (!failing) {
                LOG.warn("cannot {}", what, e);
              }
              failing = true;
            }
          }
        };
    long millis = rhythm.toMillis();
    var unused = thread.scheduleWithFixedDelay(turn, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Waits for what is being done. Never interrupts: H2 closes its file under such a thread. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
        LOG.warn("what was begun did not end within 30 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
