package dev.assay.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Does something with each of many: some at once, then the next, and between two of these groups
 * whatever else waits for the event loop has its turn.
 */
final class InTurn<T, R> {
  private final Context context;
  private final List<T> all;
  private final int atOnce;
  private final Function<T, Future<R>> work;
  private final List<R> done;
  private final Promise<List<R>> promise = Promise.promise();

  private InTurn(Vertx vertx, List<T> all, int atOnce, Function<T, Future<R>> work) {
    this.context = vertx.getOrCreateContext();
    this.all = all;
    this.atOnce = atOnce;
    this.work = work;
    this.done = new ArrayList<>(all.size());
  }

  /** What came of each, in their order; fails with the first group of which one does. */
  static <T, R> Future<List<R>> of(
      Vertx vertx, List<T> all, int atOnce, Function<T, Future<R>> work) {
    InTurn<T, R> turns = new InTurn<>(vertx, all, atOnce, work);
    turns.next();
    return turns.promise.future();
  }

  private void next() {
    int from = done.size();
    if (from == all.size()) {
      promise.complete(done);
      return;
    }
    List<T> group = all.subList(from, Math.min(from + atOnce, all.size()));
    Future.succeededFuture()
        .compose(begun -> Future.all(group.stream().map(work).toList()))
        .onSuccess(ended -> done.addAll(ended.list()))
        .onSuccess(ended -> context.runOnContext(turn -> next()))
        .onFailure(promise::fail);
  }
}
