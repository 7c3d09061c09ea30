package dev.assay.webhooks;

import dev.assay.canonical.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a webhook and its target both know; signs as Standard Webhooks has it. */
record SigningSecret(Bytes bits) {
  private static final int BYTES = 32;
  private static final String START = "whsec_";
  private static final String HMAC = "HmacSHA256";

  static SigningSecret random(SecureRandom random) {
    byte[] bits = new byte[BYTES];
    random.nextBytes(bits);
    return new SigningSecret(Bytes.of(bits));
  }

  /** As targets are told it. */
  String text() {
    return START + Base64.getEncoder().encodeToString(bits.toArray());
  }

  /**
   * The signature of one message.
   *
   * @param timestamp seconds since 1970
   */
  String sign(String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(bits.toArray(), HMAC));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return START + "...";
  }
}
