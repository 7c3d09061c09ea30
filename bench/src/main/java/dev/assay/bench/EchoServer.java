package dev.assay.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;

/**
 * The yardstick over HTTP: a route that answers with the body it was sent, and does nothing else.
 */
public final class EchoServer extends VerticleBase {
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
    router
        .post()
        .handler(
            context ->
                context
                    .request()
                    .body()
                    .onSuccess(
                        body ->
                            context
                                .response()
                                .putHeader("Content-Type", "application/json")
                                .end(body)));
    return vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1");
  }
}
