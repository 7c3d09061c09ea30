package dev.assay.http;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Ids of the decisions of a batch that came under a key: the same when it comes again. */
final class LineId {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000000000000000L;

  private LineId() {}

  /** A UUIDv7 of the time of the batch's own id. */
  static UUID of(UUID batch, long line) {
    Hasher hasher = Hashing.sha256().newHasher();
    hasher.putLong(batch.getMostSignificantBits()).putLong(batch.getLeastSignificantBits());
    ByteBuffer random = ByteBuffer.wrap(hasher.putLong(line).hash().asBytes());
    long time = batch.getMostSignificantBits() & ~0xFFFFL;
    return new UUID(
        time | VERSION_7 | (random.getLong() & 0xFFFL),
        VARIANT | (random.getLong() & 0x3FFFFFFFFFFFFFFFL));
  }
}
