package dev.assay.http;

import dev.assay.decisionlog.Search.Place;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the next page of decisions begins, as a text that callers hand back unread. */
final class Cursor {
  private static final int BYTES = 3 * Long.BYTES;

  private Cursor() {}

  static String text(Place place) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).putLong(place.asOf().toEpochMilli());
    bytes.putLong(place.id().getMostSignificantBits());
    bytes.putLong(place.id().getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** The place a text names; null where no page ended with that text. */
  static @Nullable Place place(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length != BYTES) {
        return null;
      }
      ByteBuffer values = ByteBuffer.wrap(bytes);
      return new Place(
          Instant.ofEpochMilli(values.getLong()), new UUID(values.getLong(), values.getLong()));
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }
}
