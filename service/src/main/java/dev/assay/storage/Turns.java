package dev.assay.storage;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The order in which transactions change a database: in H2 one after the other. Each commit there
 * writes all tables and indexes as they stand, yet looks at one after the other; what another
 * thread changes or commits meanwhile is written in part, and after a crash it stays so. PostgreSQL
 * needs no turns. Thread-safe.
 */
final class Turns {
  /** In the order they came, so that a busy job does not hold up the log. Null without turns. */
  private final @Nullable ReentrantLock lock;

  Turns(Engine engine) {
    lock = engine == Engine.H2 ? new ReentrantLock(true) : null;
  }

  /** Waits for a turn; one that is had already by this thread goes on. */
  Turn take() {
    if (lock != null) {
      lock.lock();
    }
    return new Turn(lock);
  }

  /** From before the first change of a transaction until it is committed or rolled back. */
  static final class Turn implements AutoCloseable {
    private @Nullable ReentrantLock lock;

    private Turn(@Nullable ReentrantLock lock) {
      this.lock = lock;
    }

    /** Lets the next one change the database; once is enough. */
    void end() {
      if (lock != null) {
        lock.unlock();
        lock = null;
      }
    }

    @Override
    public void close() {
      end();
    }
  }
}
