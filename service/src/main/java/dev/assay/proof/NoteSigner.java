package dev.assay.proof;

import dev.assay.canonical.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Signs texts as C2SP signed notes, with Ed25519. */
public final class NoteSigner {
  private final NoteVerifier verifier;
  private final PrivateKey key;

  private NoteSigner(NoteVerifier verifier, PrivateKey key) {
    this.verifier = verifier;
    this.key = key;
  }

  /**
   * The signer of that name whose private key are these bytes.
   *
   * @param seed 32 secret bytes
   */
  public static NoteSigner of(String name, byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
      KeyPair pair = generator.generateKeyPair();
      byte[] used = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      if (!Arrays.equals(used, seed)) {
        throw new IllegalStateException("this JDK does not take a given Ed25519 key as it is");
      }
      return new NoteSigner(NoteVerifier.of(name, pair.getPublic()), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** Who checks what is signed here. */
  public NoteVerifier verifier() {
    return verifier;
  }

  /**
   * The text as a signed note.
   *
   * @param text ends in a line end
   */
  public String sign(String text) {
    byte[] signature;
    try {
      Signature signing = Signature.getInstance("Ed25519");
      signing.initSign(key);
      signing.update(text.getBytes(StandardCharsets.UTF_8));
      signature = signing.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
    Bytes keyId = verifier.keyId();
    byte[] named =
        ByteBuffer.allocate(keyId.length() + signature.length)
            .put(keyId.toArray())
            .put(signature)
            .array();
    return "%s\n%s%s %s\n"
        .formatted(
            text, NoteVerifier.DASH, verifier.name(), Base64.getEncoder().encodeToString(named));
  }

  /** Gives the bytes it was given, once: the generator makes its private key of them. */
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] bytes;

    private Given(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] wanted) {
      System.arraycopy(bytes, 0, wanted, 0, wanted.length);
    }
  }
}
