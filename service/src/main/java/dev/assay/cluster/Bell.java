package dev.assay.cluster;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A thread that does something whenever the bell rings, and now and then in any case. It is never
 * interrupted, since H2 closes its file under a thread that is.
 */
final class Bell implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final long everyMillis;
  private final Runnable work;
  private final Semaphore rings = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  /**
   * A bell whose thread is not started yet.
   *
   * @param work throws nothing
   */
  Bell(String name, Duration every, Runnable work) {
    this.everyMillis = every.toMillis();
    this.work = work;
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Has the thread go on at once, or once more where it is at work. Never blocks. */
  void ring() {
    rings.release();
  }

  private void run() {
    while (!closed) {
      try {
        if (rings.tryAcquire(everyMillis, TimeUnit.MILLISECONDS)) {
          rings.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      }
      if (!closed) {
        work.run();
      }
    }
  }

  /** Waits for what is being done. */
  @Override
  public void close() {
    closed = true;
    ring();
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
