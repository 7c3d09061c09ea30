package dev.assay.http;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads ids that stand in a body. */
final class JsonId {

  private JsonId() {}

  static UUID of(String text, String pointer) {
    UUID id = find(text);
    if (id == null) {
      throw new Refusal(Kind.INVALID_REQUEST, List.of(new Fault(pointer, "must be an id")));
    }
    return id;
  }

  /** Null for what is no id. */
  static @Nullable UUID find(String text) {
    try {
      return text.length() == 36 ? UUID.fromString(text) : null;
    } catch (IllegalArgumentException noId) {
      return null;
    }
  }
}
