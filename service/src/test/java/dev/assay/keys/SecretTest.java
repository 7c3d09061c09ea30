package dev.assay.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.canonical.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SecretTest {
  private static final byte[] PLAIN = "Zebulon Quixworthy".getBytes(StandardCharsets.UTF_8);

  private final SecureRandom random = new SecureRandom();
  private final Secret secret = Secret.random(random);
  private final UUID id = UUID.randomUUID();

  @Test
  void open_sameKeyAndBinding_thePlainBytes() {
    Bytes sealed = secret.seal(PLAIN, bound(), random);

    assertThat(secret.open(sealed, bound())).isEqualTo(PLAIN);
    assertThat(new String(sealed.toArray(), StandardCharsets.ISO_8859_1)).doesNotContain("Zebulon");
  }

  @Test
  void seal_twice_neverTheSame() {
    assertThat(secret.seal(PLAIN, bound(), random))
        .isNotEqualTo(secret.seal(PLAIN, bound(), random));
  }

  @Test
  void open_anyBitAltered_refused() {
    byte[] sealed = secret.seal(PLAIN, bound(), random).toArray();
    for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
      byte[] altered = sealed.clone();
      altered[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      assertRefused(secret, Bytes.of(altered), bound());
    }
  }

  @Test
  void open_cutOff_refused() {
    byte[] sealed = secret.seal(PLAIN, bound(), random).toArray();
    for (int length = 0; length < sealed.length; length++) {
      assertRefused(secret, Bytes.of(Arrays.copyOf(sealed, length)), bound());
    }
  }

  @Test
  void open_otherKeyOrBinding_refused() {
    Bytes sealed = secret.seal(PLAIN, bound(), random);

    assertRefused(Secret.random(random), sealed, bound());
    assertRefused(secret.derive("another use"), sealed, bound());
    assertRefused(secret, sealed, Bound.to("test").and(UUID.randomUUID()));
    assertRefused(secret, sealed, Bound.to("tes").and(id));
    assertRefused(secret, sealed, bound().and(1));
  }

  /** Case 1 of RFC 4231; HMAC pads its key of 20 bytes with zeros, as is done here. */
  @Test
  void hmac_vector() {
    byte[] key = new byte[Secret.BYTES];
    Arrays.fill(key, 0, 20, (byte) 0x0b);

    assertThat(Secret.of(key).hmac("Hi There".getBytes(StandardCharsets.US_ASCII)))
        .asHexString()
        .isEqualToIgnoringCase("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  }

  private Bound bound() {
    return Bound.to("test").and(id);
  }

  private static void assertRefused(Secret secret, Bytes sealed, Bound bound) {
    assertThatThrownBy(() -> secret.open(sealed, bound)).isInstanceOf(BrokenSealException.class);
  }
}
