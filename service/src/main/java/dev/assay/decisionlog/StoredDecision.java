package dev.assay.decisionlog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision read from the log.
 *
 * @param nodeId whose log it is in
 * @param leafIndex at which place
 * @param decision as it was made; null once its person is erased
 */
public record StoredDecision(
    UUID nodeId, long leafIndex, DecisionRecord record, @Nullable Decision decision) {

  public boolean erased() {
    return decision == null;
  }
}
