package dev.assay.proof;

import dev.assay.canonical.Bytes;
import dev.assay.merkle.TreeHash;
import java.util.Base64;
import java.util.List;

/**
 * A head of a log in the form that is signed: C2SP tlog-checkpoint.
 *
 * @param origin names the log
 */
public record Checkpoint(String origin, long size, Bytes root) {

  /** The text of the note. */
  String text() {
    return origin + "\n" + size + "\n" + base64(root) + "\n";
  }

  /**
   * Reads the text of a note.
   *
   * @throws IllegalArgumentException if it is no checkpoint
   */
  static Checkpoint parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 3) {
      throw new IllegalArgumentException("a checkpoint has three lines");
    }
    long size = Long.parseLong(lines.get(1));
    byte[] root = Base64.getDecoder().decode(lines.get(2));
    if (size < 0 || !Long.toString(size).equals(lines.get(1)) || root.length != TreeHash.BYTES) {
      throw new IllegalArgumentException("no size and root of a tree");
    }
    return new Checkpoint(lines.get(0), size, Bytes.of(root));
  }

  static String base64(Bytes hash) {
    return Base64.getEncoder().encodeToString(hash.toArray());
  }
}
