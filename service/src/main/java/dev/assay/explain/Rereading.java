package dev.assay.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.activation.Activation;
import dev.assay.decisionlog.Decision;
import dev.assay.intake.Intake;
import dev.assay.model.ActivityKind;
import dev.assay.model.Lead;
import dev.assay.rules.Measures;
import dev.assay.similarity.CustomerIndex;
import dev.assay.weights.LeadMapping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the lead of a decision once more, as of another time or for another pack. The lists and the
 * mapping are those of today; the customers it was like stay as they were.
 */
final class Rereading {
  private final Activation now;
  private final LeadMapping mapping;
  private final Decision decision;

  private Rereading(Activation now, LeadMapping mapping, Decision decision) {
    this.now = now;
    this.mapping = mapping;
    this.decision = decision;
  }

  /**
   * Empty where the lead is no longer read as it was: by other lists, or another mapping.
   *
   * @param parts the parts of a lead that its pack looks at
   * @param measures by which it was measured
   */
  static Optional<Rereading> of(
      Activation now, Decision decision, Set<String> parts, Measures measures) {
    return List.of(LeadMapping.NONE, now.mapping(decision.tenantId())).stream()
        .map(mapping -> new Rereading(now, mapping, decision))
        .filter(again -> again.read(decision.asOf(), parts, measures).equals(decision.lead()))
        .findFirst();
  }

  /** How many activities of each kind count on the day of the decision already. */
  Map<ActivityKind, Integer> onDay() {
    return Intake.onDay(told(decision.asOf()), decision.asOf());
  }

  private ObjectNode told(Instant asOf) {
    return mapping.told((ObjectNode) decision.sent(), asOf);
  }

  Lead read(Instant asOf, Set<String> parts, Measures measures) {
    Lead read = now.intake().read(told(asOf), parts, measures, asOf).lead();
    return CustomerIndex.looks(parts) ? read.with(decision.lead().similarity()) : read;
  }
}
