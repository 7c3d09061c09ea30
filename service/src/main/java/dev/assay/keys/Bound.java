package dev.assay.keys;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a ciphertext or a keyed hash is, and whose: the associated data of the one, the message of
 * the other. A ciphertext moved to another tenant, lead, decision or use does not open.
 */
final class Bound {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);

  private Bound() {}

  /** Starts with the use, which ends in a zero byte, so that no use is the beginning of another. */
  static Bound to(String use) {
    Bound bound = new Bound();
    bound.bytes.writeBytes(use.getBytes(StandardCharsets.US_ASCII));
    bound.bytes.write(0);
    return bound;
  }

  Bound and(UUID id) {
    bytes.writeBytes(
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
    return this;
  }

  Bound and(int version) {
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(version).array());
    return this;
  }

  Bound and(String value) {
    bytes.writeBytes(value.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
