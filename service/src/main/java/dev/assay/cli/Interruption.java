package dev.assay.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C as a wish: what runs ends in order when it sees it, and only then does the process. */
final class Interruption implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 90;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::wish, "interruption");
  private volatile boolean wished;

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  boolean wished() {
    return wished;
  }

  private void wish() {
    wished = true;
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("assay: ended without waiting for what was on its way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All has ended. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endingAlready) {
      // it runs, and sees that all has ended
    }
  }
}
