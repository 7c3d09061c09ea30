package dev.assay.tenants;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one secret. Safe for any number of threads. */
final class Signer {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;

  Signer(byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("a secret needs 32 bytes, this has " + secret.length);
    }
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  byte[] sign(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  byte[] sign(String text) {
    return sign(text.getBytes(StandardCharsets.UTF_8));
  }
}
