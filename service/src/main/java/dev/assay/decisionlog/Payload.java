package dev.assay.decisionlog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.intake.Detection;
import dev.assay.model.Lead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision holds of a person; rests encrypted, and only until the person is erased.
 *
 * @param reasons of the factors, in their order
 */
record Payload(
    @Nullable String leadId,
    JsonNode sent,
    Lead lead,
    Detection detection,
    List<Reason> reasons,
    List<String> warnings) {

  Payload {
    reasons = List.copyOf(reasons);
    warnings = List.copyOf(warnings);
  }

  static Payload of(Decision decision) {
    return new Payload(
        decision.leadId(),
        decision.sent(),
        decision.lead(),
        decision.detection(),
        decision.scorecard().factors().stream()
            .map(factor -> new Reason(factor.evidence(), factor.rules()))
            .toList(),
        decision.warnings());
  }
}
