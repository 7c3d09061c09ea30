package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;

/** Words refusals as the Conturs API does: one sentence, which never repeats what was sent. */
final class ContursErrors {
  private static final String INVALID_BODY = "Invalid request body: ";

  private ContursErrors() {}

  static Answer answer(Refusal refusal) {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("error").value(sentence(refusal)).endObject();
    return Answer.json(refusal.kind().status(), out);
  }

  private static String sentence(Refusal refusal) {
    String detail = refusal.detail();
    return switch (refusal.kind()) {
      case INVALID_JSON -> INVALID_BODY + (detail == null ? "not JSON" : detail);
      case INVALID_MAP -> INVALID_BODY + "_leadflags_map cannot be used";
      case PAYLOAD_TOO_LARGE -> INVALID_BODY + "larger than 1 MiB";
      case METHOD_NOT_ALLOWED -> "Method not allowed";
      case INTERNAL -> "Failed to fetch scoring config";
      case UNAVAILABLE -> refusal.kind().title();
      default -> detail == null ? refusal.kind().title() : detail;
    };
  }
}
