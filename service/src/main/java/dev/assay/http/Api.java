package dev.assay.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts the contract and the routes that fulfil it together. */
final class Api {
  private final Contract contract;
  private final Schemas schemas;
  private final Authentication authentication;
  private final RateLimit rate;
  private final Lanes lanes;
  private final Once once;
  private final RequestId requestId;
  private final Metrics metrics;
  private final ErrorHandler errors = new ErrorHandler();

  Api(
      Contract contract,
      Authentication authentication,
      RateLimit rate,
      Lanes lanes,
      Once once,
      RequestId requestId,
      Metrics metrics) {
    this.contract = contract;
    this.schemas = new Schemas(contract);
    this.authentication = authentication;
    this.rate = rate;
    this.lanes = lanes;
    this.once = once;
    this.requestId = requestId;
    this.metrics = metrics;
  }

  /**
   * One router for everything.
   *
   * @param handlings by the id of the operation; there is one for each of the contract, and no
   *     other
   */
  Router router(Vertx vertx, Map<String, Handling> handlings) {
    Router router = Router.router(vertx);
    router.route().handler(this::time).handler(requestId).failureHandler(errors);
    paths(handlings)
        .forEach((path, route) -> router.route(path).handler(route).failureHandler(errors));
    Pages.mount(router);
    router.route().last().handler(context -> context.fail(404)).failureHandler(errors);
    for (int status : new int[] {400, 404, 405, 500}) {
      router.errorHandler(status, context -> errors.handle(context, status));
    }
    return router;
  }

  private Map<String, PathRoute> paths(Map<String, Handling> handlings) {
    Map<String, Handling> left = new HashMap<>(handlings);
    Map<String, PathRoute> paths = new LinkedHashMap<>();
    for (Operation operation : contract.operations()) {
      Handling handling = left.remove(operation.id());
      if (handling == null) {
        throw new IllegalStateException("nothing answers " + operation.id());
      }
      paths
          .computeIfAbsent(vertxPath(operation.path()), path -> new PathRoute())
          .add(
              new Endpoint(
                  operation, handling, authentication, rate, lanes, schemas, once, errors));
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException("the contract does not have " + left.keySet());
    }
    return paths;
  }

  private void time(RoutingContext context) {
    long start = System.nanoTime();
    context.addEndHandler(
        ended -> {
          String operation = context.get(PathRoute.OPERATION, "other");
          Duration took = Duration.ofNanos(System.nanoTime() - start);
          metrics.answered(operation, context.response().getStatusCode(), took);
        });
    context.next();
  }

  /** {@code /v1/decisions/{id}} as the router has it; a {@code {path}} goes to the end. */
  private static String vertxPath(String path) {
    return path.replace("{path}", "*").replace('{', ':').replace("}", "");
  }
}
