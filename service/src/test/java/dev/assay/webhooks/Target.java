package dev.assay.webhooks;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A real HTTP server that events are sent to; it remembers what it got, and answers as told. */
public final class Target implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final List<Message> received = new CopyOnWriteArrayList<>();
  private volatile Consumer<HttpServerRequest> answer = status(204);

  /**
   * What came.
   *
   * @param headers by their names in lower case
   */
  public record Message(String uri, Map<String, String> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  public Target() {
    this(new HttpServerOptions());
  }

  Target(HttpServerOptions options) {
    server =
        vertx
            .createHttpServer(options)
            .requestHandler(this::receive)
            .listen(0, "127.0.0.1")
            .await();
  }

  private void receive(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
              request.headers().forEach(headers::put);
              received.add(new Message(request.uri(), headers, body.toString()));
              answer.accept(request);
            });
  }

  /** Answers like that from now on. */
  public Target answers(Consumer<HttpServerRequest> how) {
    answer = how;
    return this;
  }

  public static Consumer<HttpServerRequest> status(int status) {
    return request -> request.response().setStatusCode(status).end();
  }

  /** Says nothing, ever. */
  public static Consumer<HttpServerRequest> silence() {
    return request -> {};
  }

  public List<Message> received() {
    return received;
  }

  public int port() {
    return server.actualPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/hook?to=crm";
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
