package dev.assay.http;

import dev.assay.errors.ErrorCode;
import java.util.Locale;

/** Kinds of answers that are no success. */
enum Kind {
  INVALID_JSON(400, "Invalid JSON"),
  INVALID_CSV(400, "Invalid CSV"),
  INVALID_MAP(400, "Invalid map"),
  INVALID_THRESHOLDS(400, "Invalid thresholds"),
  INVALID_REQUEST(400, "Invalid request"),
  UNAUTHORIZED(401, "Unauthorized"),
  FORBIDDEN(403, "Forbidden"),
  NOT_FOUND(404, "Not Found"),
  METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
  CONFLICT(409, "Conflict"),
  OPTED_OUT(409, "Opted out"),
  PRECONDITION_FAILED(412, "Precondition Failed"),
  PAYLOAD_TOO_LARGE(413, "Payload Too Large"),
  IDEMPOTENCY_KEY_REUSED(422, "Idempotency key reused"),
  TOO_MANY_REQUESTS(429, "Too Many Requests"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type"),
  INTERNAL(500, "Internal Server Error"),
  UNAVAILABLE(503, "Service Unavailable");

  private final int status;
  private final String title;

  Kind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  static Kind of(ErrorCode code) {
    return switch (code) {
      case INVALID -> INVALID_REQUEST;
      case UNAUTHORIZED -> UNAUTHORIZED;
      case FORBIDDEN -> FORBIDDEN;
      case NOT_FOUND -> NOT_FOUND;
      case CONFLICT -> CONFLICT;
      case OPTED_OUT -> OPTED_OUT;
      case STALE -> PRECONDITION_FAILED;
      case REUSED -> IDEMPOTENCY_KEY_REUSED;
      case UNAVAILABLE -> UNAVAILABLE;
    };
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** The name in JSON. */
  String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
