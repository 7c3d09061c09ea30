package dev.assay.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

/**
 * The yardsticks over HTTP: a route that answers with the body it was sent, and does nothing else;
 * and one that reads the JSON it was sent and writes it again, as whoever works on it must.
 */
public final class EchoServer extends VerticleBase {
  private static final String READING = "/read";

  private final JsonMapper mapper = new JsonMapper();
  private final int port;

  private EchoServer(int port) {
    this.port = port;
  }

  public static void main(String[] arguments) {
    int loops = Runtime.getRuntime().availableProcessors();
    int port = Integer.parseInt(arguments[0]);
    Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops))
        .deployVerticle(() -> new EchoServer(port), new DeploymentOptions().setInstances(loops))
        .await();
    System.out.println("listens");
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.post(READING).handler(context -> answer(context, this::readAndWritten));
    router.post().handler(context -> answer(context, body -> body));
    return vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1");
  }

  private static void answer(RoutingContext context, UnaryOperator<Buffer> made) {
    context
        .request()
        .body()
        .map(made)
        .onSuccess(
            body -> context.response().putHeader("Content-Type", "application/json").end(body))
        .onFailure(context::fail);
  }

  private Buffer readAndWritten(Buffer body) {
    try {
      return Buffer.buffer(mapper.writeValueAsBytes(mapper.readTree(body.getBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
