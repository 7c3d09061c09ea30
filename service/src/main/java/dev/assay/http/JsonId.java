package dev.assay.http;

import java.util.List;
import java.util.UUID;

/** Reads an id that stands in a body. */
final class JsonId {

  private JsonId() {}

  static UUID of(String text, String pointer) {
    try {
      if (text.length() == 36) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException noId) {
      // refused below
    }
    throw new Refusal(Kind.INVALID_REQUEST, List.of(new Fault(pointer, "must be an id")));
  }
}
