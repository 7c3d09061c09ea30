package dev.assay.packs;

import dev.assay.rules.PackSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles texts that will probably judge soon, one at a time and while nobody waits for them, so
 * that they come into force at once. Nothing depends on it: what was not foreseen is compiled when
 * it is needed. Thread-safe.
 */
public final class Foresight implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);

  /** Of more than that, those that were foreseen first are given up. */
  private static final int WAITING = 8;

  private final PackLibrary library;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          Foresight::thread,
          new ThreadPoolExecutor.DiscardOldestPolicy());

  public Foresight(PackLibrary library) {
    this.library = library;
  }

  private static Thread thread(Runnable task) {
    Thread made = new Thread(task, "foresight");
    made.setDaemon(true);
    return made;
  }

  /** Has a text compiled, unless it is. Never blocks. */
  public void expect(Supplier<PackSource> text) {
    thread.execute(() -> compile(text));
  }

  private void compile(Supplier<PackSource> text) {
    try {
      library.compile(text.get());
    } catch (RuntimeException e) {
      LOG.warn("what was foreseen cannot be compiled", e);
    }
  }

  /** Gives up what waits; what is being compiled is of no use to anybody. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
