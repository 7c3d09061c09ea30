package dev.assay.proof;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The log of a node, as those see it who check it.
 *
 * @param checkpoint the newest, a signed note; null while there is none
 */
public record SignedLog(UUID nodeId, NoteVerifier verifier, @Nullable String checkpoint) {

  public String origin() {
    return verifier.name();
  }
}
