package dev.assay.proof;

import dev.assay.canonical.Bytes;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.merkle.MerkleTree;
import dev.assay.merkle.Proofs;
import dev.assay.merkle.TreeHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Proves by checkpoints. Inner nodes of a tree are not stored: a proof hashes the leaves anew, a
 * fraction of a second for some hundred thousand. Calls block.
 */
public final class Prover {
  private final LogArchive archive;
  private final Checkpoints checkpoints;
  private final LogKeys keys;

  /**
   * Proves for all logs.
   *
   * @param checkpoints of this node, whose newest head is signed when a proof needs it
   */
  public Prover(LogArchive archive, Checkpoints checkpoints, LogKeys keys) {
    this.archive = archive;
    this.checkpoints = checkpoints;
    this.keys = keys;
  }

  /** Every log with its verifier key and newest checkpoint. */
  public List<SignedLog> logs() {
    return archive.read(
        snapshot -> {
          List<SignedLog> logs = new ArrayList<>();
          for (UUID nodeId : snapshot.nodes()) {
            logs.add(
                new SignedLog(
                    nodeId, keys.verifier(nodeId), snapshot.newestCheckpoint(nodeId).orElse(null)));
          }
          return logs;
        });
  }

  /**
   * The proof that a decision is in its log, as a C2SP tlog-proof; its extra data is the record,
   * whose hash is the leaf. Empty where this tenant has no such decision.
   */
  public Optional<String> inclusion(UUID tenantId, UUID decisionId) {
    return archive
        .read(snapshot -> snapshot.find(tenantId, decisionId))
        .map(
            place -> {
              signUpTo(place.nodeId(), place.leafIndex() + 1);
              return archive.read(snapshot -> inclusion(snapshot, place));
            });
  }

  private static String inclusion(LogSnapshot snapshot, LogSnapshot.Place place) {
    String note = newest(snapshot, place.nodeId(), place.leafIndex() + 1);
    Checkpoint checkpoint = Checkpoint.parse(note);
    byte[] record = place.json().getBytes(StandardCharsets.UTF_8);
    long index = place.leafIndex();
    long size = checkpoint.size();
    List<byte[]> proof = tree(snapshot, place.nodeId()).inclusion(index, size);
    if (!Proofs.includes(
        TreeHash.ofLeaf(record), index, size, proof, checkpoint.root().toArray())) {
      throw new IllegalStateException(
          "leaf %d of node %s is not what was signed: verify the log"
              .formatted(index, place.nodeId()));
    }
    return "c2sp.org/tlog-proof@v1\nextra %s\nindex %d\n%s\n%s"
        .formatted(Base64.getEncoder().encodeToString(record), index, lines(proof), note);
  }

  /**
   * The proof that the log only grew from a size to its newest checkpoint, in the form in which
   * C2SP tlog-witness asks for it: {@code old <size>}, the hashes, and the checkpoint. Empty where
   * there is no such log.
   *
   * @param oldSize at least 1
   */
  public Optional<String> consistency(UUID nodeId, long oldSize) {
    signUpTo(nodeId, oldSize);
    return archive.read(
        snapshot ->
            snapshot.newestHead(nodeId).map(head -> consistency(snapshot, nodeId, oldSize, head)));
  }

  private static String consistency(
      LogSnapshot snapshot, UUID nodeId, long oldSize, StoredHead head) {
    if (oldSize > head.size()) {
      throw new ServiceException(
          ErrorCode.INVALID,
          "The log of node %s has %d leaves, not %d.".formatted(nodeId, head.size(), oldSize));
    }
    String note = newest(snapshot, nodeId, oldSize);
    long size = Checkpoint.parse(note).size();
    List<byte[]> proof = tree(snapshot, nodeId).consistency(oldSize, size);
    return "old %d\n%s\n%s".formatted(oldSize, lines(proof), note);
  }

  private void signUpTo(UUID nodeId, long size) {
    if (nodeId.equals(checkpoints.nodeId())
        && archive
            .read(snapshot -> snapshot.newestCheckpoint(nodeId))
            .filter(note -> Checkpoint.parse(note).size() >= size)
            .isEmpty()) {
      checkpoints.sign();
    }
  }

  private static String newest(LogSnapshot snapshot, UUID nodeId, long size) {
    return snapshot
        .newestCheckpoint(nodeId)
        .filter(note -> Checkpoint.parse(note).size() >= size)
        .orElseThrow(
            () ->
                new ServiceException(
                    ErrorCode.UNAVAILABLE,
                    "No checkpoint of node %s has %d leaves yet; try again."
                        .formatted(nodeId, size)));
  }

  private static MerkleTree tree(LogSnapshot snapshot, UUID nodeId) {
    return new MerkleTree(new Leaves(snapshot, nodeId));
  }

  private static String lines(List<byte[]> hashes) {
    StringBuilder lines = new StringBuilder();
    hashes.forEach(hash -> lines.append(Checkpoint.base64(Bytes.of(hash))).append('\n'));
    return lines.toString();
  }
}
