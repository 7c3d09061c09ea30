package dev.assay.http;

import io.vertx.core.Future;

/** Answers one operation. Runs on the event loop and never blocks it. */
@FunctionalInterface
interface Handling {
  Future<Answer> handle(Call call);
}
