package dev.assay.keys;

import dev.assay.canonical.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Wraps the tenants' keys and the hash keys. Never in the database, nor in a backup. */
public final class MasterKey {
  private final Secret wrapping;
  private final String check;

  private MasterKey(Secret secret) {
    wrapping = secret.derive("assay master key: wrapping");
    check = HexFormat.of().formatHex(secret.derive("assay master key: check").toBytes(), 0, 8);
  }

  /**
   * Reads the key from base64 text; white space around it does no harm.
   *
   * @throws MasterKeyException if it is not 32 bytes in base64
   */
  static MasterKey of(String base64, String origin) {
    byte[] bits;
    try {
      bits = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new MasterKeyException("The master key in " + origin + " is not base64.", e);
    }
    if (bits.length != Secret.BYTES) {
      throw new MasterKeyException(
          "The master key in %s is %d bytes long, must be 32 in base64 (openssl rand -base64 32)."
              .formatted(origin, bits.length));
    }
    return new MasterKey(Secret.of(bits));
  }

  /** A new key, as the text that {@link #of} reads. */
  static String random(SecureRandom random) {
    return new String(
        Base64.getEncoder().encode(Secret.random(random).toBytes()), StandardCharsets.US_ASCII);
  }

  /** Tells this key from others, and nothing else of it; kept in the database. */
  public String check() {
    return check;
  }

  Bytes wrap(Secret key, Bound bound, SecureRandom random) {
    return wrapping.wrap(key, bound, random);
  }

  Secret unwrap(Bytes sealed, Bound bound) {
    return wrapping.unwrap(sealed, bound);
  }
}
