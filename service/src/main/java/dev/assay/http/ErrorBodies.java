package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Words a refusal as the API that was called words it. */
final class ErrorBodies {
  private static final String RETRY_AFTER_SECONDS = "1";

  private ErrorBodies() {}

  /**
   * The answer that tells of a refusal.
   *
   * @param path which was called
   */
  static Answer answer(Refusal refusal, String path, String requestId) {
    Answer answer =
        switch (Dialect.of(path)) {
          case NATIVE -> problem(refusal, requestId);
          case LEAD_FLAGS -> leadFlags(refusal);
          case CONTURS -> ContursErrors.answer(refusal);
        };
    if (refusal.kind() == Kind.UNAVAILABLE) {
      answer.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    Duration wait = refusal.retryAfter();
    if (wait != null) {
      answer.header("Retry-After", Long.toString(RateLimit.seconds(wait)));
      Long limit = refusal.limit();
      if (limit != null) {
        RateLimit.refused(answer, limit, wait);
      }
    }
    return answer;
  }

  /** RFC 9457. */
  private static Answer problem(Refusal refusal, String requestId) {
    Kind kind = refusal.kind();
    String detail = refusal.detail() == null ? kind.title() : refusal.detail();
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("type").value("urn:assay:problem:" + kind.json());
    out.key("title").value(kind.title()).key("status").value(kind.status());
    out.key("detail").value(detail).key("request_id").value(requestId);
    out.key("errors").beginArray();
    for (Fault fault : refusal.faults()) {
      out.beginObject().key("pointer").value(fault.pointer());
      out.key("message").value(fault.message()).endObject();
    }
    byte[] body = out.endArray().endObject().toBytes();
    return new Answer(kind.status(), "application/problem+json", body);
  }

  private static Answer leadFlags(Refusal refusal) {
    Kind kind = refusal.kind();
    CanonicalWriter out = new CanonicalWriter().beginObject().key("error").value(error(kind));
    String message = message(kind, refusal.detail());
    if (!message.isEmpty()) {
      out.key("message").value(message);
    }
    return Answer.json(kind.status(), out.endObject());
  }

  private static String error(Kind kind) {
    return switch (kind) {
      case INVALID_JSON, INVALID_MAP, INVALID_THRESHOLDS, INVALID_REQUEST -> kind.json();
      default -> kind.title();
    };
  }

  private static String message(Kind kind, @Nullable String detail) {
    return switch (kind) {
      case UNAUTHORIZED -> "Valid X-API-Key header required";
      case UNSUPPORTED_MEDIA_TYPE -> "Content-Type must be application/json";
      case METHOD_NOT_ALLOWED, PAYLOAD_TOO_LARGE, INTERNAL, UNAVAILABLE -> "";
      default -> detail == null ? "" : detail;
    };
  }
}
