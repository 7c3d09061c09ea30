package dev.assay.cli;

import dev.assay.App;
import java.util.concurrent.CountDownLatch;

/** Keeps a node running until the process is told to end, then closes it in order. */
final class Shutdown {

  private Shutdown() {}

  static void closeAndWait(App app) throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  app.close();
                  closed.countDown();
                },
                "shutdown"));
    closed.await();
  }
}
