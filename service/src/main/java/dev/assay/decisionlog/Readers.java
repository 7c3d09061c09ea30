package dev.assay.decisionlog;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Threads that wait for the store, so that nobody else does. */
final class Readers implements AutoCloseable {
  private static final int THREADS = 4;
  private static final int WAITING = 8_192;

  private final ThreadPoolExecutor pool;

  Readers(String name) {
    ThreadFactory threads =
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        };
    pool =
        new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), threads);
  }

  <R> CompletableFuture<R> submit(Supplier<R> question) {
    CompletableFuture<R> answer = new CompletableFuture<>();
    try {
      pool.execute(() -> answer(question, answer));
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(pool.isShutdown() ? Refusals.closed() : Refusals.full());
    }
    return answer;
  }

  private static <R> void answer(Supplier<R> question, CompletableFuture<R> answer) {
    try {
      answer.complete(question.get());
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  /** Waits for what was asked. Never interrupts: H2 closes its file under a thread that is. */
  @Override
  public void close() {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the store did not answer within 30 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
