package dev.assay.http;

import dev.assay.decisionlog.Decision;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision that answers a call.
 *
 * @param before whether an earlier call with the same key had it made
 * @param instead the score that a person put in place of it; null where nobody did
 */
record Made(Decision decision, boolean before, @Nullable Integer instead) {

  /** As it is answered, given the scores of overrides. */
  Made instead(Map<UUID, Integer> scores) {
    UUID override = decision.receipt().overrideId();
    return override == null ? this : new Made(decision, before, scores.get(override));
  }
}
