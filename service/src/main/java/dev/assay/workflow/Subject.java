package dev.assay.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.rules.BandSet;
import dev.assay.weights.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead whose score was computed.
 *
 * @param leadId the caller's own id
 * @param whole all that is known of it, as packs read it
 * @param course what became of it before
 * @param total its score; null while nothing is known to judge by
 * @param answered when the contact answered last; null for never
 * @param asOf the clock of the decision
 * @param told what every event says of the score
 */
public record Subject(
    UUID tenantId,
    UUID id,
    String leadId,
    ObjectNode whole,
    Course course,
    @Nullable Integer total,
    BandSet bands,
    @Nullable Instant answered,
    Instant asOf,
    Settings settings,
    Map<String, String> told) {

  public Subject {
    told = Map.copyOf(told);
  }
}
