package dev.assay.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the bytes of one request's body, up to a limit. What comes beyond it is read and thrown
 * away, so that the answer reaches a caller who sends first and reads later; one who does not stop
 * is cut off.
 */
final class RequestBody {
  private static final String JSON = "application/json";

  /** 1 MiB. */
  static final int LIMIT = 1 << 20;

  private static final long PATIENCE = 16L << 20;
  private static final int GROWING = 16 << 10;

  private final HttpServerRequest request;
  private final int limit;
  private final Promise<byte[]> promise = Promise.promise();
  private @Nullable Buffer collected;
  private boolean own;
  private long length;

  private RequestBody(HttpServerRequest request, int limit) {
    this.request = request;
    this.limit = limit;
  }

  /** Fails with a {@link Refusal} where the body is no JSON by its type, or too large. */
  static Future<byte[]> read(HttpServerRequest request) {
    if (!isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      return Future.failedFuture(new Refusal(Kind.UNSUPPORTED_MEDIA_TYPE));
    }
    return bytes(request, LIMIT);
  }

  /** The same of any type, up to another limit. */
  static Future<byte[]> bytes(HttpServerRequest request, int limit) {
    RequestBody body = new RequestBody(request, limit);
    request
        .handler(body::add)
        .exceptionHandler(gone -> body.promise.tryFail(new Refusal(Kind.INVALID_REQUEST)))
        .endHandler(v -> body.end())
        .resume();
    if (declaredLength(request) > limit) {
      body.promise.tryFail(new Refusal(Kind.PAYLOAD_TOO_LARGE));
    }
    return body.promise.future();
  }

  private void add(Buffer chunk) {
    length += chunk.length();
    if (length > PATIENCE) {
      request.connection().close();
    } else if (length > limit) {
      collected = null;
      promise.tryFail(new Refusal(Kind.PAYLOAD_TOO_LARGE));
    } else if (collected == null) {
      collected = chunk;
    } else {
      growing().appendBuffer(chunk);
    }
  }

  /**
   * The collected bytes in a buffer of our own: most bodies come in one chunk and are not copied.
   */
  private Buffer growing() {
    if (!own) {
      collected = Buffer.buffer(GROWING).appendBuffer(Objects.requireNonNull(collected));
      own = true;
    }
    return Objects.requireNonNull(collected);
  }

  private void end() {
    promise.tryComplete(collected == null ? new byte[0] : collected.getBytes());
  }

  private static long declaredLength(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException moreThanALong) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * Whether a content type is {@code application/json} or {@code application/...+json}, in UTF-8.
   */
  static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    if (contentType.equals(JSON)) {
      return true;
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    String type = parts[0].strip();
    boolean json =
        type.equals(JSON)
            || (type.startsWith("application/") && type.endsWith("+json") && type.length() > 17);
    for (int i = 1; i < parts.length && json; i++) {
      String[] parameter = parts[i].split("=", 2);
      if (parameter.length == 2 && parameter[0].strip().equals("charset")) {
        String charset = parameter[1].strip().replace("\"", "");
        json = charset.equals("utf-8") || charset.equals("utf8") || charset.equals("us-ascii");
      }
    }
    return json;
  }
}
