package dev.assay.storage;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second whether the database is there, and after a commit that failed whether it takes
 * changes again: a node to which nobody sends decisions would not notice by itself.
 */
public final class DatabaseWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final long PAUSE_MILLIS = 1_000;

  private final Database database;
  private final BooleanSupplier commitFailed;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable String reason;

  /**
   * Starts to look.
   *
   * @param commitFailed whether one did since this was asked last
   */
  public DatabaseWatch(Database database, BooleanSupplier commitFailed) {
    this.database = database;
    this.commitFailed = commitFailed;
    this.thread = new Thread(this::run, "database-watch");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /** Why the database is of no use just now; nothing where it is. Never blocks. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  private void run() {
    boolean writes = true;
    while (goOn()) {
      String before = reason;
      if (commitFailed.getAsBoolean()) {
        writes = false;
        reason = said(writes); // at once: to find out why may take seconds
      }
      try {
        if (!writes) {
          database.tryChange();
          writes = true;
        } else {
          database.tryRead();
        }
        reason = null;
      } catch (RuntimeException e) {
        reason = Outage.isOfFullDisk(e) ? "the disk of the database is full" : said(writes);
        if (before == null) {
          LOG.error("{}", reason, e);
        }
        database.dropConnections();
      }
      if (before != null && reason == null) {
        LOG.info("the database is there again");
      }
    }
  }

  private static String said(boolean writes) {
    return writes ? "the database does not answer" : "the database takes no changes";
  }

  private boolean goOn() {
    try {
      return !closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      LOG.warn("{} was interrupted, and goes on", thread.getName());
      return true;
    }
  }

  /** Never interrupts: H2 closes its file under a thread that is. */
  @Override
  public void close() {
    closed.countDown();
    Uninterruptibles.joinUninterruptibly(thread);
  }
}
