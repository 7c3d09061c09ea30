package dev.assay.decide;

import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.Receipt;
import dev.assay.intake.Intake;
import dev.assay.intake.LeadJson;
import dev.assay.intake.Reading;
import dev.assay.keys.DataKey;
import dev.assay.keys.KeyRequest;
import dev.assay.packs.Line;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import dev.assay.rules.Terms;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the rules said of a lead: a decision but for the key that names and seals the lead. */
record Judgement(
    UUID id,
    Order order,
    Instant asOf,
    long epoch,
    Line line,
    RulePack pack,
    Terms terms,
    String referenceDataHash,
    @Nullable String customersHash,
    Reading reading,
    Scorecard scorecard) {

  /** Asks for the key. */
  KeyRequest keyRequest() {
    return new KeyRequest(order.tenantId(), id, order.leadId());
  }

  /** The decision, its lead named by a key; by none where it is null. */
  Decision sealedBy(@Nullable DataKey key) {
    return new Decision(
        id,
        order.tenantId(),
        order.leadId(),
        asOf,
        pack.manifest().pack(),
        pack.manifest().version(),
        order.lead(),
        reading.lead(),
        reading.detection(),
        terms.bands(),
        scorecard,
        receipt(key),
        reading.detection().warnings());
  }

  private Receipt receipt(@Nullable DataKey key) {
    return new Receipt(
        epoch,
        line.json(),
        pack.hash(),
        terms.weightsVersion(),
        terms.weightsHash(),
        terms.settingsVersion(),
        terms.settingsHash(),
        terms.calibrationHash(),
        customersHash,
        referenceDataHash,
        Intake.DETECTOR_VERSION,
        RulePack.ENGINE_VERSION,
        key == null ? null : key.leadHash(LeadJson.bytes(reading.lead())),
        scorecard.hash(),
        order.overrideId());
  }
}
