package dev.assay.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;

/**
 * One batch of any size in one request, sent while its answer is read: whoever first sends
 * everything waits for a server that waits for its answers to be read.
 */
final class Stream implements AutoCloseable {
  private static final int AT_ONCE = 20;
  private static final Buffer LINES = Buffer.buffer((Sample.JSON + "\n").repeat(AT_ONCE));

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final RequestOptions options;

  Stream(String url, String key) {
    options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(url)
            .putHeader("X-API-Key", key)
            .putHeader("Content-Type", "application/x-ndjson");
  }

  /**
   * Leads a second.
   *
   * @param leads how many, in twenties
   */
  double send(int leads) throws IOException {
    long start = System.nanoTime();
    int lines = client.request(options).compose(request -> lines(request, leads)).await();
    if (lines != leads) {
      throw new IOException(leads + " leads were sent, " + lines + " lines came back");
    }
    return leads / ((System.nanoTime() - start) / 1e9);
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private static Future<Integer> lines(HttpClientRequest request, int leads) {
    Promise<Integer> all = Promise.promise();
    request.response().onSuccess(response -> count(response, all)).onFailure(all::tryFail);
    request.setChunked(true);
    write(request, leads);
    return all.future();
  }

  private static void write(HttpClientRequest request, int leads) {
    int left = leads;
    while (left > 0 && !request.writeQueueFull()) {
      request.write(LINES.copy());
      left -= AT_ONCE;
    }
    if (left > 0) {
      int rest = left;
      request.drainHandler(drained -> write(request, rest));
    } else {
      request.end();
    }
  }

  private static void count(HttpClientResponse response, Promise<Integer> all) {
    int[] lines = {0};
    response.handler(
        chunk -> {
          for (int i = 0; i < chunk.length(); i++) {
            lines[0] += chunk.getByte(i) == '\n' ? 1 : 0;
          }
        });
    response.exceptionHandler(all::tryFail);
    response.endHandler(end -> all.tryComplete(lines[0]));
  }
}
