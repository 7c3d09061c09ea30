package dev.assay.http;

import dev.assay.decisionlog.UnreadableException;
import dev.assay.errors.ServiceException;
import dev.assay.intake.InvalidMapException;
import dev.assay.rules.PackException;
import dev.assay.storage.Outage;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends every request that failed, whatever failed it. What nobody foresaw is logged with the
 * request's id, and answered by that id alone.
 */
final class ErrorHandler implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorHandler.class);

  /** Where a lead says how it is to be read. */
  private static final String MAP = "/lead/_leadflags_map";

  @Override
  public void handle(RoutingContext context) {
    handle(context, context.statusCode());
  }

  /** Ends a request that the router failed with this status, or with an exception. */
  void handle(RoutingContext context, int status) {
    Throwable failure = context.failure();
    fail(context, failure == null ? new Refusal(kind(status)) : failure);
  }

  void fail(RoutingContext context, Throwable failure) {
    String requestId = RequestId.of(context);
    Refusal refusal = refusal(failure, requestId);
    ErrorBodies.answer(refusal, context.request().path(), requestId).send(context.response());
  }

  /**
   * What a caller is told of a failure.
   *
   * @param requestId by which it is found in the log, where nobody foresaw it
   */
  static Refusal refusal(Throwable failure, String requestId) {
    Throwable cause = unwrap(failure);
    if (cause instanceof Refusal refusal) {
      return refusal;
    }
    if (cause instanceof ServiceException service) {
      return new Refusal(Kind.of(service.code()), String.valueOf(service.getMessage()));
    }
    if (cause instanceof PackException pack) {
      return new Refusal(
          Kind.INVALID_REQUEST,
          pack.problems().stream()
              .map(problem -> new Fault(problem.file(), problem.message()))
              .toList());
    }
    if (cause instanceof InvalidMapException map) {
      String message = String.valueOf(map.getMessage());
      return new Refusal(Kind.INVALID_MAP, message, List.of(new Fault(MAP, message)));
    }
    if (Outage.isBehind(cause)) {
      LOG.warn("request {} needs the database, which is away", requestId);
      return new Refusal(Kind.UNAVAILABLE, "The database is away; try again.");
    }
    LOG.error("request {} failed", requestId, cause);
    if (cause instanceof UnreadableException) {
      return new Refusal(Kind.INTERNAL, DecisionJson.UNREADABLE);
    }
    return new Refusal(Kind.INTERNAL, "The fault is ours; it is logged under this request's id");
  }

  private static Throwable unwrap(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  /** For what the router refuses by itself: a path that is no path, a header that is none. */
  private static Kind kind(int status) {
    return switch (status) {
      case 404 -> Kind.NOT_FOUND;
      case 405 -> Kind.METHOD_NOT_ALLOWED;
      case 413 -> Kind.PAYLOAD_TOO_LARGE;
      default -> status >= 400 && status < 500 ? Kind.INVALID_REQUEST : Kind.INTERNAL;
    };
  }
}
