package dev.assay.rules;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the reading and compiling of a pack on a thread of its own, with a deep stack and an end:
 * compilers recurse over what they read, and must neither take the caller's stack nor his time.
 */
final class Deadline {
  private static final long STACK_BYTES = 32L << 20;

  private final Duration limit;

  Deadline(Duration limit) {
    this.limit = limit;
  }

  /**
   * @throws PackException when the work takes too long or too deep a stack
   */
  <T> T call(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "pack-compiler", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw refused(
          "too_slow", "the pack takes longer than " + limit.toSeconds() + " s to compile");
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while compiling", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    if (cause instanceof StackOverflowError) {
      return refused("too_deep", "the pack holds an expression too deep to be read");
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }

  private static PackException refused(String code, String message) {
    return new PackException("pack", List.of(Problem.of(PackSource.MANIFEST, code, message)));
  }
}
