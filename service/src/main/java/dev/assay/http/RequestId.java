package dev.assay.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Names every request, by the caller's own name where it sent a sane one, and says so in the
 * answer.
 */
final class RequestId implements Handler<RoutingContext> {
  static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-Id");

  private static final CharSequence OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
  private static final int MAX_LENGTH = 128;

  private final Supplier<UUID> ids;

  RequestId(Supplier<UUID> ids) {
    this.ids = ids;
  }

  @Override
  public void handle(RoutingContext context) {
    String sent = context.request().getHeader(HEADER);
    String id = sent != null && isSane(sent) ? sent : ids.get().toString();
    context.response().putHeader(HEADER, id).putHeader(OPTIONS, NOSNIFF);
    context.next();
  }

  /** The id of a request that this handler has seen. */
  static String of(RoutingContext context) {
    @Nullable String id = context.response().headers().get(HEADER);
    return id == null ? "" : id;
  }

  /** Whether it may go into a header and a log line as it is. */
  static boolean isSane(String id) {
    if (id.isEmpty() || id.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && "-_.:/+=@".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
