package dev.assay.decisionlog;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that works off tasks in groups: while it works on one group the next one gathers, so
 * that groups grow with the load and nothing waits when there is none. Never interrupted: H2 closes
 * its file under a thread that is.
 *
 * @param <T> what is asked
 * @param <R> what is answered
 */
public final class GroupThread<T, R> implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GroupThread.class);

  /** A place in the order of all tasks: behind so many. */
  private record Mark(long behind, CompletableFuture<Void> passed) {}

  /** One question, and the promise of an answer; callbacks of the answer run on this thread. */
  public record Task<T, R>(T item, CompletableFuture<R> answer) {}

  private final int largestGroup;
  private final long capacity;
  private final ToLongFunction<T> weight;
  private final Consumer<List<Task<T, R>>> work;
  private final ArrayDeque<Task<T, R>> waiting = new ArrayDeque<>();
  private final ArrayDeque<Mark> marks = new ArrayDeque<>();
  private final Thread thread;
  private long submitted;
  private long workedOff;
  private long waitingWeight;
  private boolean closed;

  /**
   * Starts the thread.
   *
   * @param capacity how much may wait, by weight
   * @param work answers every task of a group; those it leaves open, or all where it throws, fail
   */
  public GroupThread(
      String name,
      int largestGroup,
      long capacity,
      ToLongFunction<T> weight,
      Consumer<List<Task<T, R>>> work) {
    this.largestGroup = largestGroup;
    this.capacity = capacity;
    this.weight = weight;
    this.work = work;
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /** The answer to come; a refusal to try again later when too much waits already. */
  public CompletableFuture<R> submit(T item) {
    Task<T, R> task = new Task<>(item, new CompletableFuture<>());
    synchronized (waiting) {
      if (closed) {
        return CompletableFuture.failedFuture(Refusals.closed());
      }
      if (waitingWeight >= capacity) {
        return CompletableFuture.failedFuture(Refusals.full());
      }
      waitingWeight += weight.applyAsLong(item);
      waiting.add(task);
      submitted++;
      waiting.notifyAll();
    }
    return task.answer();
  }

  /** How much waits, by weight. */
  long waiting() {
    synchronized (waiting) {
      return waitingWeight;
    }
  }

  /** Done when all tasks submitted until now are worked off. */
  CompletableFuture<Void> settled() {
    synchronized (waiting) {
      Mark mark = new Mark(submitted, new CompletableFuture<>());
      marks.add(mark);
      passMarks();
      return mark.passed();
    }
  }

  /** Refuses new tasks, waits until those that wait are done, and ends the thread. */
  @Override
  public void close() {
    synchronized (waiting) {
      closed = true;
      waiting.notifyAll();
    }
    Uninterruptibles.joinUninterruptibly(thread);
  }

  private void run() {
    boolean failing = false;
    for (List<Task<T, R>> group = next(); !group.isEmpty(); group = next()) {
      try {
        work.accept(group);
        failing = false;
      } catch (Throwable e) {
        if (!failing) { // an outage fails every group until it ends: one word of it is enough
          log.error("{} could not work off {} tasks", thread.getName(), group.size(), e);
        }
        failing = true;
      }
      for (Task<T, R> task : group) {
        if (!task.answer().isDone()) {
          task.answer().completeExceptionally(Refusals.failed());
        }
      }
      synchronized (waiting) {
        workedOff += group.size();
        passMarks();
      }
    }
  }

  private void passMarks() {
    for (Mark mark = marks.peek();
        mark != null && mark.behind() <= workedOff;
        mark = marks.peek()) {
      marks.remove().passed().complete(null);
    }
  }

  /** The next group; empty once closed and worked off. */
  private List<Task<T, R>> next() {
    synchronized (waiting) {
      while (waiting.isEmpty() && !closed) {
        try {
          waiting.wait();
        } catch (InterruptedException e) {
          log.warn("{} was interrupted, and goes on", thread.getName());
        }
      }
      List<Task<T, R>> group = new ArrayList<>(Math.min(waiting.size(), largestGroup));
      while (!waiting.isEmpty() && group.size() < largestGroup) {
        Task<T, R> task = waiting.remove();
        waitingWeight -= weight.applyAsLong(task.item());
        group.add(task);
      }
      return group;
    }
  }
}
