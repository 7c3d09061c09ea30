package dev.assay.proof;

import dev.assay.canonical.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it is stored, which may not be as it was written.
 *
 * @param json the record; the rest of the columns are copied from it
 * @param payloadHash SHA-256 of the ciphertext; null where there is none
 * @param destroyed whether the key of its payload is noted as destroyed
 * @param openable whether there is a key for its payload
 */
public record StoredRow(
    long leafIndex,
    UUID decisionId,
    UUID tenantId,
    Bytes leafHash,
    String json,
    @Nullable UUID lead,
    Instant asOf,
    String pack,
    String packVersion,
    int score,
    String band,
    List<String> flags,
    @Nullable String payloadHash,
    boolean destroyed,
    boolean openable) {

  public StoredRow {
    flags = List.copyOf(flags);
  }
}
