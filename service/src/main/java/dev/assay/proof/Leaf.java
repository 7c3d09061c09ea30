package dev.assay.proof;

import dev.assay.canonical.Bytes;
import dev.assay.merkle.TreeHash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a head knows of a record: enough to prove it, and to name it when it is gone. */
public record Leaf(UUID decisionId, Bytes hash) {
  private static final int BYTES = 2 * Long.BYTES + TreeHash.BYTES;

  /** The form in which they rest: id and hash of each in turn. */
  public static byte[] toBytes(List<Leaf> leaves) {
    ByteBuffer bytes = ByteBuffer.allocate(leaves.size() * BYTES);
    for (Leaf leaf : leaves) {
      bytes.putLong(leaf.decisionId.getMostSignificantBits());
      bytes.putLong(leaf.decisionId.getLeastSignificantBits());
      bytes.put(leaf.hash.toArray());
    }
    return bytes.array();
  }

  /** The inverse; none where the bytes are no leaves. */
  public static List<Leaf> of(byte[] stored) {
    if (stored.length % BYTES != 0) {
      return List.of();
    }
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    List<Leaf> leaves = new ArrayList<>(stored.length / BYTES);
    while (bytes.hasRemaining()) {
      UUID decisionId = new UUID(bytes.getLong(), bytes.getLong());
      byte[] hash = new byte[TreeHash.BYTES];
      bytes.get(hash);
      leaves.add(new Leaf(decisionId, Bytes.of(hash)));
    }
    return leaves;
  }
}
