package dev.assay.tenants;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one secret. Safe for any number of threads. */
final class Signer {
  private static final String ALGORITHM = "HmacSHA256";

  /** Ready to sign; only ever cloned, which is quicker than to set up another. */
  private final Mac ready;

  Signer(byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("a secret needs 32 bytes, this has " + secret.length);
    }
    try {
      ready = Mac.getInstance(ALGORITHM);
      ready.init(new SecretKeySpec(secret, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  byte[] sign(byte[] bytes) {
    try {
      return ((Mac) ready.clone()).doFinal(bytes);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the " + ALGORITHM + " of every JDK can be cloned", e);
    }
  }

  byte[] sign(String text) {
    return sign(text.getBytes(StandardCharsets.UTF_8));
  }
}
