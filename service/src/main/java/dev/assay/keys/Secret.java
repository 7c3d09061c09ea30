package dev.assay.keys;

import dev.assay.canonical.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * 256 secret bits, and what is done with them: AES-256-GCM and HMAC-SHA-256.
 *
 * <p>Sealed bytes are a format byte (1), the 12 bytes of the nonce, the ciphertext, and the tag of
 * 16 bytes.
 */
final class Secret {
  static final int BYTES = 32;

  private static final byte FORMAT = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int HEAD_BYTES = 1 + NONCE_BYTES;

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final String MAC = "HmacSHA256";

  /**
   * A cipher of each thread, used again: one that is given the key it had before keeps what it made
   * of it, and to make that anew takes longer than to wrap a key.
   */
  private static final ThreadLocal<Cipher> MESSAGES = ThreadLocal.withInitial(Secret::unused);

  /** Apart from that for messages, since one key wraps many that each seal a message. */
  private static final ThreadLocal<Cipher> KEYS = ThreadLocal.withInitial(Secret::unused);

  /** Only ever cloned. */
  private static final Mac UNUSED = mac();

  private final byte[] bits;

  private Secret(byte[] bits) {
    this.bits = bits;
  }

  static Secret of(byte[] bits) {
    if (bits.length != BYTES) {
      throw new IllegalArgumentException("a key is " + bits.length + " bytes, must be " + BYTES);
    }
    return new Secret(bits.clone());
  }

  static Secret random(SecureRandom random) {
    byte[] bits = new byte[BYTES];
    random.nextBytes(bits);
    return new Secret(bits);
  }

  /** Another secret, which tells nothing of this one: a secret is used in one way only. */
  Secret derive(String use) {
    return new Secret(hmac(use.getBytes(StandardCharsets.US_ASCII)));
  }

  byte[] hmac(byte[] message) {
    try {
      Mac mac = (Mac) UNUSED.clone();
      mac.init(new SecretKeySpec(bits, MAC));
      return mac.doFinal(message);
    } catch (GeneralSecurityException | CloneNotSupportedException e) {
      throw new IllegalStateException("HMAC-SHA-256 of every JDK can be cloned", e);
    }
  }

  Bytes seal(byte[] plain, Bound bound, SecureRandom random) {
    return seal(MESSAGES.get(), plain, bound, random);
  }

  private Bytes seal(Cipher cipher, byte[] plain, Bound bound, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = new byte[HEAD_BYTES + plain.length + TAG_BYTES];
    ByteBuffer.wrap(sealed).put(FORMAT).put(nonce);
    try {
      begin(cipher, Cipher.ENCRYPT_MODE, nonce, bound);
      cipher.doFinal(plain, 0, plain.length, sealed, HEAD_BYTES);
      return Bytes.of(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-256-GCM", e);
    }
  }

  /**
   * The inverse of {@link #seal}.
   *
   * @throws BrokenSealException if this is not the key, the bytes were altered, or they are bound
   *     to something else
   */
  byte[] open(Bytes sealedBytes, Bound bound) {
    return open(MESSAGES.get(), sealedBytes, bound);
  }

  private byte[] open(Cipher cipher, Bytes sealedBytes, Bound bound) {
    byte[] sealed = sealedBytes.toArray();
    if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] != FORMAT) {
      throw new BrokenSealException("these bytes were not sealed in a format known here");
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, HEAD_BYTES);
    try {
      begin(cipher, Cipher.DECRYPT_MODE, nonce, bound);
      return cipher.doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES);
    } catch (AEADBadTagException e) {
      throw new BrokenSealException("another key, altered bytes, or bound to something else", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-256-GCM", e);
    }
  }

  Secret unwrap(Bytes sealed, Bound bound) {
    return of(open(KEYS.get(), sealed, bound));
  }

  Bytes wrap(Secret other, Bound bound, SecureRandom random) {
    return seal(KEYS.get(), other.bits, bound, random);
  }

  byte[] toBytes() {
    return bits.clone();
  }

  private void begin(Cipher cipher, int mode, byte[] nonce, Bound bound)
      throws GeneralSecurityException {
    cipher.init(
        mode, new SecretKeySpec(bits, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(bound.toBytes());
  }

  private static Cipher unused() {
    try {
      return Cipher.getInstance(CIPHER);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-256-GCM", e);
    }
  }

  private static Mac mac() {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(new byte[BYTES], MAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }
}
