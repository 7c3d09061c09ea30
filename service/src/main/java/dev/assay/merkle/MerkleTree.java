package dev.assay.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The tree over leaves that are read when they are needed: roots of any size, and proofs as RFC
 * 9162 defines them. Each answer reads every leaf up to the size asked for, at most once.
 *
 * @param leaves hash of the leaf at an index from 0
 */
public record MerkleTree(LongFunction<byte[]> leaves) {

  public byte[] root(long size) {
    return size == 0 ? TreeHash.ofNothing() : root(0, size);
  }

  /** Proves that a leaf is in the tree of that size; section 2.1.3.1. */
  public List<byte[]> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " among " + size);
    }
    List<byte[]> proof = new ArrayList<>();
    path(index, 0, size, proof);
    return proof;
  }

  /** Proves that the tree of one size began as the tree of another; section 2.1.4.1. */
  public List<byte[]> consistency(long oldSize, long size) {
    if (oldSize < 1 || oldSize > size) {
      throw new IllegalArgumentException("a tree of " + size + " never had " + oldSize + " leaves");
    }
    List<byte[]> proof = new ArrayList<>();
    if (oldSize < size) {
      subproof(oldSize, 0, size, true, proof);
    }
    return proof;
  }

  private byte[] root(long from, long to) {
    if (to - from == 1) {
      return leaves.apply(from);
    }
    long middle = from + split(to - from);
    return TreeHash.ofNode(root(from, middle), root(middle, to));
  }

  private void path(long index, long from, long to, List<byte[]> proof) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      path(index, from, middle, proof);
      proof.add(root(middle, to));
    } else {
      path(index, middle, to, proof);
      proof.add(root(from, middle));
    }
  }

  /** {@code whole}: whether the old tree is the whole of this range, whose root is known then. */
  private void subproof(long oldSize, long from, long to, boolean whole, List<byte[]> proof) {
    if (oldSize == to) {
      if (!whole) {
        proof.add(root(from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (oldSize <= middle) {
      subproof(oldSize, from, middle, whole, proof);
      proof.add(root(middle, to));
    } else {
      subproof(oldSize, middle, to, false, proof);
      proof.add(root(from, middle));
    }
  }

  /** The largest power of two below the size. */
  private static long split(long size) {
    return Long.highestOneBit(size - 1);
  }
}
