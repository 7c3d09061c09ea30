package dev.assay.merkle;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tree that grows at its end, held as the roots of its perfect subtrees: at most 63 hashes for
 * any number of leaves. Not thread-safe.
 */
public final class CompactRange {
  private long size;
  private final List<byte[]> peaks;

  private CompactRange(long size, List<byte[]> peaks) {
    this.size = size;
    this.peaks = peaks;
  }

  public static CompactRange empty() {
    return new CompactRange(0, new ArrayList<>());
  }

  /**
   * The tree of that size and those peaks.
   *
   * @param peaks as {@link #peaks()} gives them
   */
  public static CompactRange of(long size, byte[] peaks) {
    if (size < 0 || peaks.length != Long.bitCount(size) * TreeHash.BYTES) {
      throw new IllegalArgumentException(
          "a tree of %d leaves has no peaks of %d bytes".formatted(size, peaks.length));
    }
    List<byte[]> list = new ArrayList<>();
    for (int at = 0; at < peaks.length; at += TreeHash.BYTES) {
      list.add(Arrays.copyOfRange(peaks, at, at + TreeHash.BYTES));
    }
    return new CompactRange(size, list);
  }

  public void append(byte[] leafHash) {
    byte[] peak = leafHash;
    for (long left = size; (left & 1) == 1; left >>= 1) {
      peak = TreeHash.ofNode(peaks.remove(peaks.size() - 1), peak);
    }
    peaks.add(peak);
    size++;
  }

  public long size() {
    return size;
  }

  public byte[] root() {
    if (peaks.isEmpty()) {
      return TreeHash.ofNothing();
    }
    byte[] root = peaks.get(peaks.size() - 1);
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = TreeHash.ofNode(peaks.get(i), root);
    }
    return root.clone();
  }

  /** The roots of the perfect subtrees, from the largest to the smallest, 32 bytes each. */
  public byte[] peaks() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(peaks.size() * TreeHash.BYTES);
    peaks.forEach(out::writeBytes);
    return out.toByteArray();
  }
}
