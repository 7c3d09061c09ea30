package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.tenants.Lane;
import dev.assay.tenants.Principal;
import dev.assay.tenants.Tenant;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a request of one operation through the checks, in their order, and to its answer. */
final class Endpoint {
  private static final byte[] NOTHING = {};

  private final Operation operation;
  private final Handling handling;
  private final Authentication authentication;
  private final RateLimit rate;
  private final Lanes lanes;
  private final Schemas schemas;
  private final Once once;
  private final ErrorHandler errors;

  Endpoint(
      Operation operation,
      Handling handling,
      Authentication authentication,
      RateLimit rate,
      Lanes lanes,
      Schemas schemas,
      Once once,
      ErrorHandler errors) {
    this.operation = operation;
    this.handling = handling;
    this.authentication = authentication;
    this.rate = rate;
    this.lanes = lanes;
    this.schemas = schemas;
    this.once = once;
    this.errors = errors;
  }

  Operation operation() {
    return operation;
  }

  void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    Authentication.Caller caller = authentication.admit(request, operation);
    Principal principal = caller.principal();
    Tenant tenant = principal == null ? null : principal.tenant();
    Lane lane = operation.rated() && tenant != null ? admit(tenant, request) : null;
    String key = Once.key(request, operation);
    body(request)
        .compose(sent -> inTurn(lane, call(context, caller, json(sent)), key, sent))
        .onComplete(
            answer -> answer.send(context.response()), failure -> errors.fail(context, failure));
  }

  private static Call call(
      RoutingContext context, Authentication.Caller caller, @Nullable JsonNode body) {
    LeadId.require(context.pathParams().get("lead_id"));
    return new Call(
        context.request(),
        context.pathParams(),
        Query.of(context.request().query()),
        caller.principal(),
        caller.session(),
        body,
        null);
  }

  /**
   * Counts a request of which nothing has been read yet; where it will have to wait, if it must.
   */
  private Lane admit(Tenant tenant, HttpServerRequest request) {
    rate.take(tenant, request.response());
    Lane lane = tenant.plan().lane();
    lanes.require(lane);
    return lane;
  }

  /** Batches have a room of their own, which they share. */
  private Future<Answer> inTurn(@Nullable Lane lane, Call call, @Nullable String key, byte[] sent) {
    return lane == null || streamed()
        ? carryOut(call, key, sent)
        : lanes.pass(lane, () -> carryOut(call, key, sent));
  }

  private Future<Answer> carryOut(Call call, @Nullable String key, byte[] sent) {
    if (key == null) {
      return handling.handle(call);
    }
    HttpServerRequest request = call.request();
    if (streamed()) {
      request.pause(); // nothing of it may come before somebody reads it
    }
    return once.answer(operation, call, key, sent, handling).onFailure(refused -> request.resume());
  }

  /** What was sent; nothing where nothing needs to be, or the handling reads it as it comes. */
  private Future<byte[]> body(HttpServerRequest request) {
    Operation.Body declared = operation.body();
    if (declared == null
        || declared.schema() == null
        || (!declared.required() && !hasBody(request))) {
      return Future.succeededFuture(NOTHING);
    }
    return operation.dialect() == Dialect.CONTURS
        ? RequestBody.bytes(request, RequestBody.LIMIT) // its clients call the body what they like
        : RequestBody.read(request);
  }

  private boolean streamed() {
    return operation.body() != null && operation.body().schema() == null;
  }

  private @Nullable JsonNode json(byte[] sent) {
    Operation.Body declared = operation.body();
    if (declared == null
        || declared.schema() == null
        || (!declared.required() && sent.length == 0)) {
      return null;
    }
    return parse(sent, declared.schema());
  }

  private JsonNode parse(byte[] bytes, String schema) {
    JsonNode body = JsonBody.parse(bytes);
    if (operation.dialect() == Dialect.NATIVE) {
      List<Fault> faults = schemas.faults(schema, body);
      if (!faults.isEmpty()) {
        throw new Refusal(Kind.INVALID_REQUEST, faults);
      }
    } else if (!(body instanceof ObjectNode)) {
      throw new Refusal(Kind.INVALID_JSON, operation.dialect().notAnObject());
    }
    return body;
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : !length.equals("0");
  }
}
