package dev.assay.http;

import dev.assay.tenants.Lane;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many requests that score be worked on at once; the others wait in two lanes, each as they
 * came. Of five places that become free the fast lane has four as long as somebody waits in it, so
 * that those in the normal one are slow, and get there. Safe for any number of threads.
 */
public final class Lanes {
  /** So many of the fast lane go before one of the normal lane that waits. */
  private static final int FAST_IN_A_ROW = 4;

  private final int room;
  private final int length;
  private final ArrayDeque<Runnable> fast = new ArrayDeque<>();
  private final ArrayDeque<Runnable> normal = new ArrayDeque<>();
  private int inside;
  private int fastInARow;

  /**
   * Empty ones.
   *
   * @param room how many are worked on at once
   * @param length how many may wait in each lane
   */
  public Lanes(int room, int length) {
    this.room = room;
    this.length = length;
  }

  /** Fails with a {@link Refusal} where the lane is full. */
  void require(Lane lane) {
    synchronized (fast) {
      if (inside >= room && of(lane).size() >= length) {
        throw full();
      }
    }
  }

  /** Does work once there is a place for it, on the event loop that asked. */
  <T> Future<T> pass(Lane lane, Supplier<Future<T>> work) {
    synchronized (fast) {
      if (inside >= room) {
        return inTurn(of(lane), work);
      }
      inside++;
    }
    return begin(work);
  }

  private <T> Future<T> inTurn(ArrayDeque<Runnable> waiting, Supplier<Future<T>> work) {
    if (waiting.size() >= length) {
      return Future.failedFuture(full());
    }
    Promise<T> done = Promise.promise();
    Context context = Vertx.currentContext();
    waiting.add(() -> context.runOnContext(now -> begin(work).onComplete(done)));
    return done.future();
  }

  private <T> Future<T> begin(Supplier<Future<T>> work) {
    Future<T> begun;
    try {
      begun = work.get();
    } catch (RuntimeException | Error refused) { // whatever happens, the place is given back
      begun = Future.failedFuture(refused);
    }
    return begun.onComplete(ended -> leave());
  }

  private void leave() {
    Runnable next;
    synchronized (fast) {
      next = next();
      if (next == null) {
        inside--;
      }
    }
    if (next != null) {
      next.run(); // it has the place of whoever left
    }
  }

  private @Nullable Runnable next() {
    boolean normalIsDue = fastInARow >= FAST_IN_A_ROW && !normal.isEmpty();
    if (fast.isEmpty() || normalIsDue) {
      fastInARow = 0;
      return normal.poll();
    }
    fastInARow++;
    return fast.poll();
  }

  private ArrayDeque<Runnable> of(Lane lane) {
    return lane == Lane.FAST ? fast : normal;
  }

  private static Refusal full() {
    return new Refusal(Kind.UNAVAILABLE, "Too many requests wait just now");
  }
}
