package dev.assay.proof;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something in a log that is not as it was written.
 *
 * @param leafIndex where, or where it begins
 * @param tenantId whose decision; null where that is not known
 * @param decisionId which; null where that is not known, or it is no single one
 * @param says what is wrong, without personal data
 */
public record Finding(
    Kind kind,
    String origin,
    long leafIndex,
    @Nullable UUID tenantId,
    @Nullable UUID decisionId,
    String says) {

  /** What happened. */
  public enum Kind {
    /** A record, a column copied from it, or its payload. */
    ALTERED,
    /** A record is gone. */
    MISSING,
    /** A record stands at the place of another. */
    REORDERED,
    /** A record that nobody appended. */
    INSERTED,
    /** A head, or leaves that do not give its root. */
    HEAD,
    /** A checkpoint, or leaves that do not give the root that was signed. */
    CHECKPOINT
  }
}
