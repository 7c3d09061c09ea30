package dev.assay.merkle;

import java.security.MessageDigest;
import java.util.List;

/** Checks that a log only grew, as an auditor would: by two roots and the proof itself. */
final class ConsistencyProof {

  private ConsistencyProof() {}

  /** Whether the tree of the new size and root began as that of the old; section 2.1.4.2. */
  static boolean holds(long oldSize, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) {
    if (oldSize < 1 || oldSize > size) {
      return false;
    }
    if (oldSize == size) {
      return proof.isEmpty() && MessageDigest.isEqual(oldRoot, root);
    }
    boolean perfect = Long.bitCount(oldSize) == 1;
    if (!perfect && proof.isEmpty()) {
      return false;
    }
    byte[] first = perfect ? oldRoot : proof.get(0);
    long node = oldSize - 1;
    long last = size - 1;
    while (isRight(node)) {
      node >>= 1;
      last >>= 1;
    }
    byte[] oldHash = first;
    byte[] hash = first;
    for (byte[] sibling : proof.subList(perfect ? 0 : 1, proof.size())) {
      if (last == 0) {
        return false;
      }
      if (isRight(node) || node == last) {
        oldHash = TreeHash.ofNode(sibling, oldHash);
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
    return last == 0
        && MessageDigest.isEqual(oldHash, oldRoot)
        && MessageDigest.isEqual(hash, root);
  }

  private static boolean isRight(long node) {
    return (node & 1) == 1;
  }
}
