package dev.assay.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two hashes of RFC 9162, section 2.1.1, and the root of no leaves. */
public final class TreeHash {
  public static final int BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private TreeHash() {}

  public static byte[] ofLeaf(byte[] record) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return digest.digest(record);
  }

  static byte[] ofNode(byte[] left, byte[] right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  static byte[] ofNothing() {
    return sha256().digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
