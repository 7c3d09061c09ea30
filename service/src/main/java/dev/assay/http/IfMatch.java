package dev.assay.http;

import dev.assay.drafts.Condition;
import org.jspecify.annotations.Nullable;

/** What a request says it last read. */
final class IfMatch {

  private IfMatch() {}

  /** Of a file to be written: without the header there must be none yet. */
  static Condition ofWrite(Call call) {
    Condition given = given(call);
    return given == null ? new Condition.Absent() : given;
  }

  /** Of something there is: without the header it is refused, since nobody says what it is. */
  static Condition ofWhole(Call call) {
    Condition given = given(call);
    if (given == null) {
      throw new Refusal(
          Kind.PRECONDITION_FAILED, "If-Match must name the ETag you last read, or *");
    }
    return given;
  }

  private static @Nullable Condition given(Call call) {
    String header = call.request().getHeader("If-Match");
    if (header == null) {
      return null;
    }
    String value = header.strip();
    if (value.equals("*")) {
      return new Condition.Present();
    }
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return new Condition.Tag(quoted ? value.substring(1, value.length() - 1) : value);
  }
}
