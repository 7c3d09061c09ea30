package dev.assay.merkle;

import java.security.MessageDigest;
import java.util.List;

/** Checks proofs by nothing but roots and the proof itself, as anybody could. */
public final class Proofs {

  private Proofs() {}

  /** Whether the leaf is at that index in the tree of that size and root; section 2.1.3.2. */
  public static boolean includes(
      byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    byte[] hash = leafHash;
    for (byte[] sibling : proof) {
      if (last == 0) {
        return false;
      }
      if (isRight(node) || node == last) {
        hash = TreeHash.ofNode(sibling, hash);
        while (!isRight(node) && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = TreeHash.ofNode(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && MessageDigest.isEqual(hash, root);
  }

  private static boolean isRight(long node) {
    return (node & 1) == 1;
  }
}
