package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.Receipt;
import dev.assay.packs.PackVersions;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.FactorSpec;
import dev.assay.rules.RulePack;
import dev.assay.rules.RulePlace;
import dev.assay.rules.Scorecard;
import dev.assay.rules.WaterfallRow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions for callers. Numbers are written as in canonical JSON, so that they read the
 * same on every JDK; keys stand in the documented order.
 */
final class DecisionJson {
  private final PackVersions packs;

  /**
   * Explains by the packs' own words.
   *
   * @param packs which know the text and the lines of the rules
   */
  DecisionJson(PackVersions packs) {
    this.packs = packs;
  }

  /**
   * The full decision.
   *
   * @param recorded whether it can be found by its id
   * @param explain whether to say what each factor means, and how the lead was read
   */
  CanonicalWriter decision(Decision decision, boolean recorded, boolean explain) {
    Scorecard card = decision.scorecard();
    CanonicalWriter out = new CanonicalWriter(4096).beginObject();
    text(out.key("decision_id"), recorded ? decision.id().toString() : null);
    text(out.key("lead_id"), decision.leadId());
    out.key("status").value("scored").key("as_of").value(decision.asOf().toString());
    outcome(out, decision);
    Json.texts(out.key("risk_flags"), card.riskFlags());
    Json.texts(out.key("positive_signals"), card.positiveSignals());
    factors(out, decision, explain);
    waterfall(out, card.waterfall());
    receipt(out, decision.receipt());
    Json.texts(out.key("warnings"), decision.warnings());
    if (explain) {
      detection(out, decision);
    }
    return out.endObject();
  }

  /** Why the score is what it is. */
  CanonicalWriter explanation(Decision decision) {
    CanonicalWriter out = new CanonicalWriter(4096).beginObject();
    out.key("decision_id").value(decision.id().toString());
    outcome(out, decision);
    factors(out, decision, true);
    waterfall(out, decision.scorecard().waterfall());
    detection(out, decision);
    return out.endObject();
  }

  private static void outcome(CanonicalWriter out, Decision decision) {
    Scorecard card = decision.scorecard();
    out.key("pack").value(decision.pack()).key("version").value(decision.packVersion());
    out.key("score").value(card.score()).key("band").value(card.band());
    out.key("recommended_action").value(card.action());
    out.key("action_reason").value(card.actionReason());
  }

  private void factors(CanonicalWriter out, Decision decision, boolean explain) {
    Optional<RulePack> pack =
        explain ? packs.version(decision.pack(), decision.packVersion()) : Optional.empty();
    out.key("factors").beginArray();
    for (FactorPoint factor : decision.scorecard().factors()) {
      out.beginObject().key("key").value(factor.key()).key("group").value(factor.group());
      out.key("value").value(factor.value()).key("weight").value(factor.weight());
      out.key("points").value(factor.points()).key("evidence").beginObject();
      factor.evidence().forEach((key, value) -> evidence(out.key(key), value));
      out.endObject();
      pack.ifPresent(known -> meaning(out, factor, known));
      out.endObject();
    }
    out.endArray();
  }

  private static void evidence(CanonicalWriter out, Object value) {
    if (value instanceof Number number) {
      out.value(number.doubleValue());
    } else if (value instanceof Boolean bool) {
      out.value(bool.booleanValue());
    } else {
      out.value(value.toString());
    }
  }

  private static void meaning(CanonicalWriter out, FactorPoint factor, RulePack pack) {
    Optional<FactorSpec> spec = pack.manifest().factor(factor.key());
    out.key("says").value(spec.map(FactorSpec::says).orElse(""));
    text(out.key("severity"), Json.severity(spec.map(FactorSpec::severity).orElse(null)));
    out.key("rules").beginArray();
    for (String rule : factor.rules()) {
      RulePlace place = pack.rules().get(rule);
      if (place != null) {
        out.beginObject().key("rule").value(rule).key("file").value(place.file());
        out.key("line").value(place.line()).endObject();
      }
    }
    out.endArray();
  }

  private static void waterfall(CanonicalWriter out, List<WaterfallRow> rows) {
    out.key("waterfall").beginArray();
    for (WaterfallRow row : rows) {
      out.beginObject().key("row").value(row.row()).key("points").value(row.points()).endObject();
    }
    out.endArray();
  }

  private static void receipt(CanonicalWriter out, Receipt receipt) {
    out.key("receipt").beginObject();
    out.key("epoch").value(receipt.epoch()).key("pack_hash").value(receipt.packHash());
    out.key("weights_version").value(receipt.weightsVersion());
    out.key("weights_hash").value(receipt.weightsHash());
    out.key("settings_hash").value(receipt.settingsHash());
    text(out.key("calibration_hash"), receipt.calibrationHash());
    out.key("reference_data_hash").value(receipt.referenceDataHash());
    out.key("detector_version").value(receipt.detectorVersion());
    out.key("engine_version").value(receipt.engineVersion());
    text(out.key("lead_hash"), receipt.leadHash());
    out.key("result_hash").value(receipt.resultHash()).endObject();
  }

  private static void detection(CanonicalWriter out, Decision decision) {
    out.key("detection").beginObject();
    DetectionJson json = new DetectionJson(decision.detection(), out);
    json.reading(decision.receipt().detectorVersion(), false);
    json.unrecognized();
    json.conflicts(true);
    json.warnings();
    out.endObject();
  }

  private static void text(CanonicalWriter out, @Nullable String text) {
    Json.text(out, text);
  }
}
