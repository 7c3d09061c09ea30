package dev.assay.proof;

import dev.assay.canonical.Bytes;
import dev.assay.canonical.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Checks C2SP signed notes of one signer. Its text is the verifier key that such tools exchange:
 * {@code name+hash+base64}.
 */
public final class NoteVerifier {
  static final String DASH = "\u2014 ";

  private static final byte ED25519 = 1;
  private static final int KEY_BYTES = 32;
  private static final int KEY_ID_BYTES = 4;

  /** What stands before the 32 bytes of an Ed25519 key in its X.509 form. */
  private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final Bytes typedKey;
  private final Bytes keyId;
  private final PublicKey key;

  private NoteVerifier(String name, byte[] rawKey) {
    if (name.isEmpty() || name.chars().anyMatch(c -> c == '+' || Character.isWhitespace(c))) {
      throw new IllegalArgumentException("no name of a signer: " + name);
    }
    this.name = name;
    byte[] typed = ByteBuffer.allocate(1 + KEY_BYTES).put(ED25519).put(rawKey).array();
    byte[] start = (name + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] named = ByteBuffer.allocate(start.length + typed.length).put(start).put(typed).array();
    this.typedKey = Bytes.of(typed);
    this.keyId = Bytes.of(Arrays.copyOf(Hash.sha256(named), KEY_ID_BYTES));
    byte[] x509 =
        ByteBuffer.allocate(X509_HEAD.length + KEY_BYTES).put(X509_HEAD).put(rawKey).array();
    try {
      this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no Ed25519 key of " + name, e);
    }
  }

  static NoteVerifier of(String name, PublicKey key) {
    byte[] x509 = key.getEncoded();
    return new NoteVerifier(name, Arrays.copyOfRange(x509, x509.length - KEY_BYTES, x509.length));
  }

  /**
   * Reads a verifier key.
   *
   * @throws IllegalArgumentException if it is none, or none of Ed25519
   */
  public static NoteVerifier parse(String verifierKey) {
    String[] parts = verifierKey.strip().split("\\+", 3);
    byte[] typed = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
    if (typed.length == 1 + KEY_BYTES && typed[0] == ED25519) {
      NoteVerifier verifier =
          new NoteVerifier(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
      if (verifier.keyId.toString().equals(parts[1])) {
        return verifier;
      }
    }
    throw new IllegalArgumentException("not a verifier key of Ed25519: " + verifierKey);
  }

  public String name() {
    return name;
  }

  Bytes keyId() {
    return keyId;
  }

  /** The text of a note; empty unless this signer signed it. */
  public Optional<String> open(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      return Optional.empty();
    }
    String text = note.substring(0, end + 1);
    return note.substring(end + 2).lines().anyMatch(line -> signed(text, line))
        ? Optional.of(text)
        : Optional.empty();
  }

  private boolean signed(String text, String line) {
    String start = DASH + name + " ";
    if (!line.startsWith(start)) {
      return false;
    }
    try {
      byte[] named = Base64.getDecoder().decode(line.substring(start.length()));
      if (named.length <= KEY_ID_BYTES
          || !Bytes.of(Arrays.copyOf(named, KEY_ID_BYTES)).equals(keyId)) {
        return false;
      }
      Signature checking = Signature.getInstance("Ed25519");
      checking.initVerify(key);
      checking.update(text.getBytes(StandardCharsets.UTF_8));
      return checking.verify(Arrays.copyOfRange(named, KEY_ID_BYTES, named.length));
    } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name + "+" + keyId + "+" + Base64.getEncoder().encodeToString(typedKey.toArray());
  }
}
