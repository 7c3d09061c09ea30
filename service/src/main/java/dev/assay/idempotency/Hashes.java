package dev.assay.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes: what a caller sent, or chose as its key, may tell of a person. */
final class Hashes {
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec secret;

  Hashes(byte[] secret) {
    this.secret = new SecretKeySpec(secret, HMAC);
  }

  String ofKey(UUID tenantId, String key) {
    return of("key", tenantId, List.of(key.getBytes(StandardCharsets.UTF_8)));
  }

  String ofRequest(UUID tenantId, List<byte[]> parts) {
    return of("request", tenantId, parts);
  }

  /** Each part with its length before it, so that no two lists of parts are the same bytes. */
  private String of(String use, UUID tenantId, List<byte[]> parts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(secret);
      mac.update(use.getBytes(StandardCharsets.US_ASCII));
      mac.update(
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(tenantId.getMostSignificantBits())
              .putLong(tenantId.getLeastSignificantBits())
              .array());
      for (byte[] part : parts) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        mac.update(part);
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }
}
