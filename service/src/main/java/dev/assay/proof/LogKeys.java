package dev.assay.proof;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The name and the signing key of each node's log. Keys are derived, so that whoever holds the
 * master key can check every log, and whoever holds the database alone can sign none.
 *
 * @param secretFor 32 bytes for a use, always the same
 */
public record LogKeys(Function<String, byte[]> secretFor) {
  private static final String ORIGIN = "assay.dev/log/";

  /** How checkpoints name the log of a node. */
  public static String origin(UUID nodeId) {
    return ORIGIN + nodeId;
  }

  /** The node whose log that is; empty if it is the name of something else. */
  static Optional<UUID> node(String origin) {
    try {
      UUID node = UUID.fromString(origin.substring(Math.min(ORIGIN.length(), origin.length())));
      return origin.equals(origin(node)) ? Optional.of(node) : Optional.empty();
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  NoteSigner signer(UUID nodeId) {
    return NoteSigner.of(origin(nodeId), secretFor.apply("checkpoints of node " + nodeId));
  }

  public NoteVerifier verifier(UUID nodeId) {
    return signer(nodeId).verifier();
  }
}
