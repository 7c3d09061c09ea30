package dev.assay.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that one path of the contract can do, by method. HEAD is answered where GET is. */
final class PathRoute implements Handler<RoutingContext> {
  /** Where the operation of a request is kept for the metrics. */
  static final String OPERATION = "operation";

  private final Map<HttpMethod, Endpoint> endpoints = new LinkedHashMap<>();

  void add(Endpoint endpoint) {
    endpoints.put(endpoint.operation().method(), endpoint);
  }

  @Override
  public void handle(RoutingContext context) {
    HttpMethod method = context.request().method();
    @Nullable Endpoint endpoint =
        endpoints.get(method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method);
    if (endpoint == null) {
      context.response().putHeader(HttpHeaders.ALLOW, allowed());
      throw new Refusal(Kind.METHOD_NOT_ALLOWED, "This path takes " + allowed());
    }
    context.put(OPERATION, endpoint.operation().id());
    endpoint.handle(context);
  }

  private String allowed() {
    String named =
        endpoints.keySet().stream().map(HttpMethod::name).collect(Collectors.joining(", "));
    return endpoints.containsKey(HttpMethod.GET) ? named + ", HEAD" : named;
  }
}
