package dev.assay.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.activation.ActivationStore;
import dev.assay.activation.ActivationStore.Taken;
import dev.assay.activation.Scope;
import dev.assay.activation.TenantState;
import dev.assay.decisionlog.Decision;
import dev.assay.intake.Intake;
import dev.assay.model.Lead;
import dev.assay.reference.Intakes;
import dev.assay.rules.Measures;
import dev.assay.similarity.CustomerIndex;
import dev.assay.weights.LeadMapping;
import dev.assay.weights.OwnTerms;
import dev.assay.weights.Settings;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the lead of a decision once more from what was sent, by the reference data and the tenant's
 * mapping of then. The customers it was like stay as they were. Blocks.
 */
public final class RawReader {
  /** So many changes of a tenant's settings are looked through. */
  private static final int CHANGES = 10_000;

  private final ActivationStore epochs;
  private final OwnTerms ownTerms;
  private final Intakes intakes;

  public RawReader(ActivationStore epochs, OwnTerms ownTerms, Intakes intakes) {
    this.epochs = epochs;
    this.ownTerms = ownTerms;
    this.intakes = intakes;
  }

  /**
   * The lead as this build reads it. Some APIs read leads without the tenant's mapping, and a
   * decision does not tell by which it came: of the two readings it is the one that is closer to
   * what was recorded.
   *
   * @param parts the parts of a lead that its pack looks at
   * @param measures by which it was measured
   * @throws dev.assay.errors.ServiceException where the reference data of then is not at hand
   */
  Lead read(Decision decision, Set<String> parts, Measures measures) {
    Intake intake = intakes.of(decision.receipt().referenceDataHash());
    return Stream.of(mapping(decision), LeadMapping.NONE)
        .distinct()
        .map(mapping -> mapping.told((ObjectNode) decision.sent(), decision.asOf()))
        .map(sent -> intake.read(sent, parts, measures, decision.asOf()).lead())
        .map(lead -> CustomerIndex.looks(parts) ? lead.with(decision.lead().similarity()) : lead)
        .min(
            Comparator.comparingInt(
                lead -> new Comparison().compare(decision.lead(), lead).differences().size()))
        .orElseThrow();
  }

  /** The tenant's at the epoch of the decision. */
  private LeadMapping mapping(Decision decision) {
    Scope scope = Scope.ofTenant(decision.tenantId(), Settings.PACK);
    return epochs.timeline(scope, CHANGES).stream()
        .map(Taken::change)
        .filter(change -> change.epoch() <= decision.receipt().epoch())
        .findFirst()
        .map(change -> ((TenantState) change.state()).settings())
        .map(settings -> ownTerms.settings(decision.tenantId(), Settings.PACK, settings).mapping())
        .orElse(LeadMapping.NONE);
  }
}
