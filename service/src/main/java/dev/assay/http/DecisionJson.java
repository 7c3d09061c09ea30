package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.DecisionRecord;
import dev.assay.decisionlog.Receipt;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.explain.NextBandOutlook;
import dev.assay.explain.UnfiredRules;
import dev.assay.rules.Band;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import dev.assay.rules.WaterfallRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions for callers. Numbers are written as in canonical JSON, so that they read the
 * same on every JDK; keys stand in the documented order.
 */
final class DecisionJson {
  /** What callers are told of a decision that cannot be read. */
  static final String UNREADABLE =
      "What is stored of this decision is not what was written; verifying the log names what is wrong";

  private static final int USUAL_SIZE = 4096;
  private static final String GRADE = "grade";

  private final FactorJson factors;
  private final Function<String, Optional<RulePack>> packs;
  private final @Nullable SimilarityJson similarities;

  /**
   * Explains by the packs' own words.
   *
   * @param packs finds a pack by its hash, which knows the text and the lines of its rules; empty
   *     where it has to be loaded and may not be
   */
  DecisionJson(Function<String, Optional<RulePack>> packs) {
    this(packs, null);
  }

  /**
   * The same with the customers that a lead is like.
   *
   * @param similarities knows what they are called; null where nobody is to be named
   */
  DecisionJson(Function<String, Optional<RulePack>> packs, @Nullable SimilarityJson similarities) {
    this.factors = new FactorJson(packs);
    this.packs = packs;
    this.similarities = similarities;
  }

  /** What is told of every decision, also of one whose person was erased. */
  private record Told(
      @Nullable UUID id,
      @Nullable String leadId,
      Instant asOf,
      String pack,
      String version,
      Scorecard card,
      Receipt receipt,
      List<String> warnings,
      @Nullable Integer instead) {

    /** What a person put in place of the score, by the bands that judged. */
    @Nullable Band override(@Nullable Decision decision) {
      return instead == null || decision == null ? null : decision.bands().of(instead);
    }
  }

  /**
   * A decision that was just made.
   *
   * @param recorded whether it can be found by its id
   * @param explain whether to say what each factor means, and how the lead was read
   */
  CanonicalWriter made(Made made, boolean recorded, boolean explain) {
    CanonicalWriter out = new CanonicalWriter(USUAL_SIZE).beginObject();
    full(out, told(made, recorded), made.decision(), explain);
    return similar(out, made.decision(), explain).endObject();
  }

  /** The same as an answer to one line of a batch. */
  CanonicalWriter line(long line, Made made, boolean recorded, boolean explain) {
    CanonicalWriter out = new CanonicalWriter(USUAL_SIZE).beginObject().key("line").value(line);
    return full(out, told(made, recorded), made.decision(), explain).endObject();
  }

  /** A decision from the log; of an erased one, what is kept for good. */
  CanonicalWriter stored(StoredDecision stored, boolean explain) {
    CanonicalWriter out = new CanonicalWriter(USUAL_SIZE).beginObject();
    full(out, told(stored), stored.decision(), explain);
    return similar(out, stored.decision(), explain).endObject();
  }

  /**
   * Why the score of a decision is what it is, what would have raised it, and which rules had no
   * part in it.
   */
  CanonicalWriter explanation(
      StoredDecision stored, NextBandOutlook outlook, UnfiredRules.Told unfired) {
    Told told = told(stored);
    CanonicalWriter out = new CanonicalWriter(USUAL_SIZE).beginObject();
    Json.text(out.key("decision_id"), string(told.id()));
    status(out, stored.decision());
    outcome(out, told, null);
    factors.write(out, told.receipt().packHash(), told.card(), true);
    waterfall(out, told.card().waterfall());
    detection(out, stored.decision());
    NextBandJson.write(out, outlook);
    UnfiredJson.write(out, unfired);
    return similar(out, stored.decision(), true).endObject();
  }

  /** In place of a decision of which what is stored is not what was written. */
  static void unreadable(CanonicalWriter out, Search.Place place) {
    out.beginObject().key("decision_id").value(place.id().toString());
    out.key("as_of").value(place.asOf().toString()).key("unreadable").value(UNREADABLE).endObject();
  }

  private CanonicalWriter full(
      CanonicalWriter out, Told told, @Nullable Decision decision, boolean explain) {
    Json.text(out.key("decision_id"), string(told.id()));
    Json.text(out.key("lead_id"), told.leadId());
    Band override = told.override(decision);
    if (override == null) {
      status(out, decision);
    } else {
      out.key("status").value("overridden");
    }
    out.key("as_of").value(told.asOf().toString());
    outcome(out, told, override);
    Json.texts(out.key("risk_flags"), told.card().riskFlags());
    Json.texts(out.key("positive_signals"), told.card().positiveSignals());
    factors.write(out, told.receipt().packHash(), told.card(), explain);
    waterfall(out, told.card().waterfall());
    receipt(out, told.receipt());
    Json.texts(out.key("warnings"), told.warnings());
    if (explain) {
      detection(out, decision);
    }
    return out;
  }

  /** Whom a lead was found to be like, for packs that look at customers. */
  private CanonicalWriter similar(
      CanonicalWriter out, @Nullable Decision decision, boolean explain) {
    SimilarityJson json = similarities;
    if (explain && json != null && decision != null) {
      json.part(out, decision.tenantId(), decision.lead().similarity());
    }
    return out;
  }

  private static Told told(Made made, boolean recorded) {
    Decision decision = made.decision();
    return new Told(
        recorded ? decision.id() : null,
        decision.leadId(),
        decision.asOf(),
        decision.pack(),
        decision.packVersion(),
        decision.scorecard(),
        decision.receipt(),
        decision.warnings(),
        made.instead());
  }

  private static Told told(StoredDecision stored) {
    Decision decision = stored.decision();
    if (decision != null) {
      return told(new Made(decision, true, null), true);
    }
    DecisionRecord kept = stored.record();
    return new Told(
        kept.id(),
        null,
        kept.asOf(),
        kept.pack(),
        kept.packVersion(),
        kept.scorecard(),
        kept.receipt(),
        List.of(),
        null);
  }

  private static void status(CanonicalWriter out, @Nullable Decision decision) {
    String status = decision == null ? "erased" : "scored";
    boolean sufficient = decision == null || decision.scorecard().isSufficient();
    out.key("status").value(sufficient ? status : "insufficient_data");
  }

  private void outcome(CanonicalWriter out, Told told, @Nullable Band override) {
    out.key("pack").value(told.pack()).key("version").value(told.version());
    Scorecard card = told.card();
    Integer score = card.isSufficient() ? card.score() : null;
    Integer instead = told.instead();
    if (override == null || instead == null) {
      outcome(out, card);
      Json.text(out.key("action_reason"), score == null ? null : card.actionReason());
      Json.text(out.key("grade"), grade(told, score));
      return;
    }
    out.key("score").value(instead).key("band").value(override.band());
    Json.text(out.key("recommended_action"), override.action());
    out.key("action_reason").value("override");
    Json.text(out.key("grade"), grade(told, instead));
    outcome(out.key("computed").beginObject(), card);
    out.endObject();
  }

  /** By the grades of the pack; null where it has none, or there was nothing to go by. */
  private @Nullable String grade(Told told, @Nullable Integer score) {
    return packs
        .apply(told.receipt().packHash())
        .flatMap(pack -> score == null ? Optional.empty() : pack.manifest().bandSet(GRADE))
        .map(set -> set.of(score == null ? 0 : score).band())
        .orElse(null);
  }

  /** What came of it; nothing where there was nothing to go by. */
  static void outcome(CanonicalWriter out, Scorecard card) {
    if (card.isSufficient()) {
      out.key("score").value(card.score()).key("band").value(card.band());
      out.key("recommended_action").value(card.action());
    } else {
      out.key("score").nullValue().key("band").nullValue();
      out.key("recommended_action").nullValue();
    }
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
    out.key("epoch").value(receipt.epoch()).key("line").value(receipt.line());
    out.key("pack_hash").value(receipt.packHash());
    out.key("weights_version").value(receipt.weightsVersion());
    out.key("weights_hash").value(receipt.weightsHash());
    out.key("settings_version").value(receipt.settingsVersion());
    out.key("settings_hash").value(receipt.settingsHash());
    Json.text(out.key("calibration_hash"), receipt.calibrationHash());
    Json.text(out.key("customers_hash"), receipt.customersHash());
    out.key("reference_data_hash").value(receipt.referenceDataHash());
    out.key("detector_version").value(receipt.detectorVersion());
    out.key("engine_version").value(receipt.engineVersion());
    Json.text(out.key("lead_hash"), receipt.leadHash());
    out.key("result_hash").value(receipt.resultHash());
    Json.text(out.key("override_id"), string(receipt.overrideId()));
    out.endObject();
  }

  /** How the lead was read; null once nothing is left of it. */
  private static void detection(CanonicalWriter out, @Nullable Decision decision) {
    out.key("detection");
    if (decision == null) {
      out.nullValue();
      return;
    }
    out.beginObject();
    DetectionJson json = new DetectionJson(decision.detection(), out);
    json.reading(decision.receipt().detectorVersion(), false);
    json.unrecognized();
    json.conflicts(true);
    json.warnings();
    out.endObject();
  }

  private static @Nullable String string(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
