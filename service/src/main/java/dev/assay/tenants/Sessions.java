package dev.assay.tenants;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of people who signed in with a key. A session is its own record: its id, the key's, when
 * it ends, and a signature over them. Kept are only those that somebody ended before their time; a
 * revoked key ends its sessions too. Look-ups answer from memory and never block.
 */
public final class Sessions {
  /** How long one lasts after signing in. */
  public static final Duration LIFETIME = Duration.ofHours(12);

  private static final int LENGTH = Session.BYTES + 32;

  private final ApiKeys keys;
  private final TenantStore store;
  private final Signer signer;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private volatile Set<UUID> ended;

  /**
   * Signs under a secret.
   *
   * @param secret at least 32 bytes; the same on all nodes that share sessions
   */
  public Sessions(ApiKeys keys, TenantStore store, byte[] secret, Clock clock, Supplier<UUID> ids) {
    this.keys = keys;
    this.store = store;
    this.signer = new Signer(secret);
    this.clock = clock;
    this.ids = ids;
    this.ended = store.endedSessions(clock.instant());
  }

  /** Begins a session; the answer is the cookie's value. */
  public String begin(UUID keyId) {
    Instant endsOn = clock.instant().plus(LIFETIME);
    byte[] signed = new Session(ids.get(), keyId, endsOn).toBytes();
    byte[] session = Arrays.copyOf(signed, LENGTH);
    System.arraycopy(signature(signed), 0, session, Session.BYTES, LENGTH - Session.BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(session);
  }

  /** Whose session this is; null if it was not signed here, is over, or its key is revoked. */
  public @Nullable Principal holder(String cookie) {
    Session session = session(cookie);
    return session != null
            && clock.instant().isBefore(session.endsOn())
            && !ended.contains(session.id())
        ? keys.holder(session.keyId())
        : null;
  }

  /** Ends a session for good; what was not signed here is none. Blocks. */
  public void end(String cookie) {
    Session session = session(cookie);
    if (session != null) {
      store.endSession(session.id(), session.endsOn(), clock.instant());
      refresh();
    }
  }

  /** Sessions that somebody ended, as far as is known here. */
  public Set<UUID> ended() {
    return ended;
  }

  /** Learns which sessions were ended on other nodes. Blocks. */
  public void refresh() {
    ended = store.endedSessions(clock.instant());
  }

  /**
   * The token that a script of our own pages sends with every change; others cannot know it, since
   * they cannot read the session's cookie.
   */
  public String csrfToken(String cookie) {
    byte[] token = signer.sign("csrf\0" + cookie);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Whether the token belongs to the session. */
  public boolean isCsrfToken(String cookie, String token) {
    return MessageDigest.isEqual(
        csrfToken(cookie).getBytes(StandardCharsets.US_ASCII),
        token.getBytes(StandardCharsets.UTF_8));
  }

  /** What a cookie says; null if it was not signed here. */
  private @Nullable Session session(String cookie) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cookie);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
    if (bytes.length != LENGTH) {
      return null;
    }
    byte[] signed = Arrays.copyOf(bytes, Session.BYTES);
    byte[] signature = Arrays.copyOfRange(bytes, Session.BYTES, LENGTH);
    return MessageDigest.isEqual(signature, signature(signed)) ? Session.of(signed) : null;
  }

  private byte[] signature(byte[] signed) {
    byte[] named =
        Arrays.copyOf("session\0".getBytes(StandardCharsets.US_ASCII), 8 + signed.length);
    System.arraycopy(signed, 0, named, 8, signed.length);
    return signer.sign(named);
  }
}
