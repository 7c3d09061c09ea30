package dev.assay.tenants;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of people who signed in with a key. A session is its own record: the key's id, when it
 * ends, and a signature over both; no node keeps anything, and a revoked key ends it.
 */
public final class Sessions {
  /** How long one lasts after signing in. */
  public static final Duration LIFETIME = Duration.ofHours(12);

  private static final int SIGNED = Long.BYTES * 3;
  private static final int LENGTH = SIGNED + 32;

  private final ApiKeys keys;
  private final Signer signer;
  private final Clock clock;

  /**
   * Signs under a secret.
   *
   * @param secret at least 32 bytes; the same on all nodes that share sessions
   */
  public Sessions(ApiKeys keys, byte[] secret, Clock clock) {
    this.keys = keys;
    this.signer = new Signer(secret);
    this.clock = clock;
  }

  /** Begins a session; the answer is the cookie's value. */
  public String begin(UUID keyId) {
    byte[] signed =
        ByteBuffer.allocate(SIGNED)
            .putLong(keyId.getMostSignificantBits())
            .putLong(keyId.getLeastSignificantBits())
            .putLong(clock.instant().plus(LIFETIME).getEpochSecond())
            .array();
    byte[] session = Arrays.copyOf(signed, LENGTH);
    System.arraycopy(signature(signed), 0, session, SIGNED, LENGTH - SIGNED);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(session);
  }

  /** Whose session this is; null if it was not signed here, is over, or its key is revoked. */
  public @Nullable Principal holder(String session) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(session);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
    if (bytes.length != LENGTH) {
      return null;
    }
    byte[] signature = Arrays.copyOfRange(bytes, SIGNED, LENGTH);
    if (!MessageDigest.isEqual(signature, signature(Arrays.copyOf(bytes, SIGNED)))) {
      return null;
    }
    ByteBuffer signed = ByteBuffer.wrap(bytes);
    UUID keyId = new UUID(signed.getLong(), signed.getLong());
    return clock.instant().getEpochSecond() < signed.getLong() ? keys.holder(keyId) : null;
  }

  /**
   * The token that a script of our own pages sends with every change; others cannot know it, since
   * they cannot read the session's cookie.
   */
  public String csrfToken(String session) {
    byte[] token = signer.sign("csrf\0" + session);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Whether the token belongs to the session. */
  public boolean isCsrfToken(String session, String token) {
    return MessageDigest.isEqual(
        csrfToken(session).getBytes(StandardCharsets.US_ASCII),
        token.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] signature(byte[] signed) {
    byte[] named =
        Arrays.copyOf("session\0".getBytes(StandardCharsets.US_ASCII), 8 + signed.length);
    System.arraycopy(signed, 0, named, 8, signed.length);
    return signer.sign(named);
  }
}
