package dev.assay.tenants;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/** What a session says of itself; its signature is taken over these bytes. */
record Session(UUID id, UUID keyId, Instant endsOn) {
  static final int BYTES = Long.BYTES * 5;

  static Session of(byte[] bytes) {
    ByteBuffer fields = ByteBuffer.wrap(bytes);
    return new Session(id(fields), id(fields), Instant.ofEpochSecond(fields.getLong()));
  }

  private static UUID id(ByteBuffer fields) {
    return new UUID(fields.getLong(), fields.getLong());
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .putLong(keyId.getMostSignificantBits())
        .putLong(keyId.getLeastSignificantBits())
        .putLong(endsOn.getEpochSecond())
        .array();
  }
}
