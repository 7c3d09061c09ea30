package dev.assay.decisionlog;

import dev.assay.rules.BandSet;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.Scorecard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a decision in clear and for good; nothing in it tells of a person. Its canonical
 * JSON is the leaf of the log.
 *
 * @param lead our own id of the lead; null where the caller named none
 * @param scorecard without evidence and names of rules, which rest in the payload
 * @param payloadHash SHA-256 of the encrypted payload, by which the leaf covers it
 */
public record DecisionRecord(
    UUID id,
    UUID tenantId,
    @Nullable UUID lead,
    Instant asOf,
    String pack,
    String packVersion,
    BandSet bands,
    Scorecard scorecard,
    Receipt receipt,
    String payloadHash) {

  static DecisionRecord of(Decision decision, @Nullable UUID lead, String payloadHash) {
    return new DecisionRecord(
        decision.id(),
        decision.tenantId(),
        lead,
        decision.asOf(),
        decision.pack(),
        decision.packVersion(),
        decision.bands(),
        withFactors(
            decision.scorecard(),
            decision.scorecard().factors().stream()
                .map(factor -> because(factor, Reason.NONE))
                .toList()),
        decision.receipt(),
        payloadHash);
  }

  /** The decision as it was made. */
  Decision with(Payload payload) {
    List<FactorPoint> factors = new ArrayList<>();
    for (int i = 0; i < scorecard.factors().size(); i++) {
      factors.add(because(scorecard.factors().get(i), payload.reasons().get(i)));
    }
    return new Decision(
        id,
        tenantId,
        payload.leadId(),
        asOf,
        pack,
        packVersion,
        payload.sent(),
        payload.lead(),
        payload.detection(),
        bands,
        withFactors(scorecard, factors),
        receipt,
        payload.warnings());
  }

  private static Scorecard withFactors(Scorecard card, List<FactorPoint> factors) {
    return new Scorecard(
        card.score(), card.band(), card.action(), card.actionReason(), factors, card.waterfall());
  }

  private static FactorPoint because(FactorPoint factor, Reason reason) {
    return new FactorPoint(
        factor.key(),
        factor.kind(),
        factor.group(),
        factor.value(),
        factor.weight(),
        factor.points(),
        new TreeMap<>(reason.evidence()),
        reason.rules());
  }
}
